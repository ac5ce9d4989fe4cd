/** What the editor needs to make requests of what a person says; it loads this when it is first needed. */
export { arraysIn, describeInputs, detectFormat, inputLine, isExpression, isGlob } from '../inputs/index.js';
export { requestFrom } from './requestFrom.js';
