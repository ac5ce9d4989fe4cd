import { isRequestError } from '../errors.js';
import { Exit } from './exit.js';
import { printable } from './printable.js';
import { runProgram } from './program.js';
import { drain, OutputError, survivePipes } from './streams.js';

survivePipes();

let code: number;
try {
  code = await runProgram(process.argv.slice(2));
} catch (error) {
  // Anything else is a fault of ours: its stack is what a report of it needs.
  const isPlain = isRequestError(error) || error instanceof OutputError;
  const text = isPlain ? error.message : ((error as Error)?.stack ?? String(error));
  process.stderr.write(`poolscope: ${printable(text)}\n`);
  code = isRequestError(error) ? Exit.wrongRequest : Exit.notAllOk;
}
await drain();
process.exit(code);
