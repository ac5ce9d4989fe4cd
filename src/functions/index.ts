export { speak } from '../language.js';
export { functionAt, runnableAt } from './at.js';
export { commonJsUse, hasNewSyntax } from './commonJs.js';
export { exportedValues, findFunction, findFunctions } from './find.js';
export { lookUp } from './lookUp.js';
export { mistakeIn } from './mistakes.js';
export { type SelectedFunction, selectedFunction } from './selected.js';
export type { FoundFunction, FunctionKind } from './types.js';
