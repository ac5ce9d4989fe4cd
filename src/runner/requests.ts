/** What the editor needs to make requests of what a person says; it loads this when it is first needed. */
export {
  arraysIn,
  describeInputs,
  detectFormat,
  inputLine,
  inputsInWords,
  isExpression,
  isGlob,
} from '../inputs/index.js';
export { speak } from '../language.js';
export { requestFrom } from './requestFrom.js';
