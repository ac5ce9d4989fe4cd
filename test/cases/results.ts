import type { Project, StartOptions } from './program.js';

/** What became of a run. */
export interface Results {
  code: number | null;
  /** Its results, or why there are none. */
  results: unknown;
  /** Without what it says about the run's progress. */
  stderr: string;
}

/**
 * Runs a function on one worker.
 *
 * @param args - what stands after `poolscope run`
 */
export async function resultsOf(
  made: Project,
  args: readonly string[],
  inputs: readonly unknown[],
  options: StartOptions = {},
): Promise<Results> {
  const ended = await made.json(
    ['run', ...args, '--inputs', JSON.stringify(inputs), '--workers', '1', '--quiet'],
    options,
  );
  const { code, stderr, document } = ended;
  return { code, results: document?.results ?? document?.error ?? stderr, stderr };
}
