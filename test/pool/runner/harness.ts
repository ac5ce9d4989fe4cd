import { fileURLToPath } from 'node:url';
import type { RunStore } from '../../../src/record/store.js';
import { type RunHandle, type StartOptions, startRun } from '../../../src/runner/client.js';
import type { RunEnd } from '../../../src/runner/protocol.js';
import type { RunRequest } from '../../../src/runner/request.js';

export const FIXTURES = fileURLToPath(new URL('../../fixtures/pool/', import.meta.url));

/** A run of a fixture's function; `inputs` are data, or the text of an expression. */
export function request(
  file: string,
  name: string,
  inputs: unknown,
  more: Partial<RunRequest> = {},
): RunRequest {
  return {
    file: `${FIXTURES}${file}`,
    function: name,
    inputs: { kind: 'expression', text: typeof inputs === 'string' ? inputs : JSON.stringify(inputs) },
    mode: 'map',
    workers: 2,
    cwd: FIXTURES,
    ...more,
  };
}

const runs = new Set<RunHandle>();

/** A run that is gone after the test. */
export function start(wanted: RunRequest, options: StartOptions = {}): RunHandle {
  const run = startRun(wanted, options);
  runs.add(run);
  return run;
}

/** After each test. */
export async function endRuns(): Promise<void> {
  for (const run of runs) {
    run.dispose();
    await run.ended;
  }
  runs.clear();
}

/** Runs it to its end. */
export async function run(wanted: RunRequest): Promise<{ end: RunEnd; store: RunStore }> {
  const handle = start(wanted);
  const end = await handle.ended;
  return { end, store: handle.store as RunStore };
}

/** The sentence with which it is refused. */
export async function refusal(wanted: RunRequest): Promise<string> {
  const end = await start(wanted).ended;
  return end.kind === 'refused' ? end.message : `not refused: ${JSON.stringify(end.header)}`;
}
