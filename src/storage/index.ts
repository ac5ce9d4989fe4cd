export { checkWritable, writeAtomically } from './atomic.js';
export { loadRun } from './load.js';
export { saveRun } from './save.js';
