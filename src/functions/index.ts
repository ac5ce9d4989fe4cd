export { speak } from '../language.js';
export { functionAt, runnableAt } from './at.js';
export { exportedValues, findFunction, findFunctions } from './find.js';
export { lookUp } from './lookUp.js';
export { type SelectedFunction, selectedFunction } from './selected.js';
export type { FoundFunction, FunctionKind } from './types.js';
