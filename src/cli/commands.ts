import type { ChildProcess } from 'node:child_process';
import { isRequestError } from '../errors.js';
import { endSpare, keepSpare } from '../runner/spare.js';
import { Exit } from './exit.js';
import { runProgram } from './program.js';
import { drain, OutputError, survivePipes, tell } from './streams.js';
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
  // Node would print what nobody caught as it is.
  process.on('uncaughtException', (error) => {
    tell(`poolscope: ${inWords(error)}\n`);
    process.exit(Exit.notAllOk);
  });
  let code: number;
  try {
    code = await runProgram(process.argv.slice(2));
  } catch (error) {
    tell(`poolscope: ${inWords(error)}\n`);
    const isTheirs = isRequestError(error) || surroundingsInWords(error) !== null;
    code = isTheirs ? Exit.wrongRequest : Exit.notAllOk;
  }
  endSpare();
  await drain();
  process.exit(code);
}

/** A sentence; anything but a wrong request, or a place where nothing can run, is a fault of ours: its stack is what a report of it needs. */
function inWords(error: unknown): string {
  const isPlain = isRequestError(error) || error instanceof OutputError;
  if (isPlain) {
    return error.message;
  }
  return surroundingsInWords(error) ?? (error as Error)?.stack ?? String(error);
}
