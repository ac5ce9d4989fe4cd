export { InputsError } from './batches.js';
export { arraysIn, type FoundArray } from './formats/arrays.js';
export { detectFormat } from './formats/detect.js';
export type { UserModule } from './kinds/exported.js';
export { isExpression } from './kinds/expression.js';
export { isGlob } from './kinds/glob.js';
export { type InputContext, openInputs, readInputs } from './open.js';
export { inputFile, inputLine } from './place.js';
export { describeInputs, inputSourceFrom, inputsInWords, runsCode } from './source.js';
