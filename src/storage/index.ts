export { checkWritable, writeAtomically } from './atomic.js';
export { contentOf, loadRun } from './load.js';
export { saveRun } from './save.js';
