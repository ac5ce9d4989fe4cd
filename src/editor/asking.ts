/** The steps that ask a person: a bundle of its own, for an idle editor asks nothing. */
export { speak } from '../language.js';
export { guide } from './guide/guide.js';
export { changeField, useCursor } from './setup/change.js';
