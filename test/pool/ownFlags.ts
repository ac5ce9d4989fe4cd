/**
 * The flags that Vitest starts its processes with are not for those under test, which would inherit them: they make each
 * start a quarter longer.
 */
process.execArgv = [];
