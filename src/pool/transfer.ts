// What marks a value is read by the workers' script, too, so it lives there; it is called by users of the library.
export { transfer } from '../worker/transfer.js';
