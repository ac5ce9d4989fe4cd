import { afterEach } from 'vitest';
import { endPools } from './harness.js';
import { endRuns } from './runner/harness.js';

/**
 * The flags that Vitest starts its processes with are not for those under test, which would inherit them: they make each
 * start a quarter longer.
 */
process.execArgv = [];

// Here, not in the harnesses: several test files share a process, in which a module is loaded once.
afterEach(endPools);
afterEach(endRuns);
