export { arraysIn, type FoundArray } from './arrays.js';
export { InputsError } from './batches.js';
export { detectFormat } from './detect.js';
export type { UserModule } from './exported.js';
export { isExpression } from './expression.js';
export { isGlob } from './glob.js';
export { type InputContext, openInputs, readInputs } from './open.js';
export { inputFile, inputLine } from './place.js';
export { describeInputs, inputSourceFrom, inputsInWords, runsCode } from './source.js';
