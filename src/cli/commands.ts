import type { ChildProcess } from 'node:child_process';
import { isRequestError } from '../errors.js';
import { endSpare, keepSpare } from '../runner/spare.js';
import { Exit } from './exit.js';
import { runProgram } from './program.js';
import { drain, OutputError, survivePipes } from './streams.js';
import { surroundingsInWords } from './surroundings.js';

/**
 * The command line, from its arguments to the end of its process.
 *
 * @param early - a run's process that has been started already, for the first run in this folder
 */
export async function main(early: ChildProcess | null): Promise<never> {
  survivePipes();
  if (early) {
    keepSpare(early, process.cwd());
  }
  let code: number;
  try {
    code = await runProgram(process.argv.slice(2));
  } catch (error) {
    // Anything else is a fault of ours: its stack is what a report of it needs.
    const surroundings = surroundingsInWords(error);
    const isPlain = isRequestError(error) || error instanceof OutputError;
    const text = isPlain ? error.message : (surroundings ?? (error as Error)?.stack ?? String(error));
    process.stderr.write(`poolscope: ${text}\n`);
    code = isRequestError(error) || surroundings !== null ? Exit.wrongRequest : Exit.notAllOk;
  }
  endSpare();
  await drain();
  process.exit(code);
}
