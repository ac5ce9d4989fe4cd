/** Starts runs: a bundle of its own, for an idle editor runs nothing. */
export { speak } from '../language.js';
export { startRun } from './client.js';
