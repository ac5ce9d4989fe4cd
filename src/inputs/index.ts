export { InputsError } from './batches.js';
export type { UserModule } from './exported.js';
export { isGlob } from './glob.js';
export { type InputContext, openInputs, readInputs } from './open.js';
export { checkSource, describeInputs, inputSourceFrom } from './source.js';
