import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { pages } from '../../lazy.js';
import { counted } from '../../profile/format.js';
import type { ModeRow } from '../../profile/matrix/matrix.js';
import type { Sample, Scaling } from '../../profile/scaling/scaling.js';
import { MODE_NAMES, MODES } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import type { RunRequest } from '../../runner/request.js';
import { assertTrusted } from '../trust.js';

/** Runs a request to its end, as `Runs.run` does. */
export type Run = (request: RunRequest) => Promise<RunStore>;

/** Rounds of a sweep: the least that show how far identical runs lie apart. */
export const ROUNDS = 3;

/**
 * Runs every mode over the same inputs.
 *
 * @returns a row per mode
 * @throws RequestError when the request is wrong, or the runs were cancelled
 */
export async function everyMode({ chunksize, ...request }: RunRequest, run: Run): Promise<ModeRow[]> {
  assertTrusted();
  const rows: ModeRow[] = [];
  for (const mode of MODE_NAMES) {
    const chunked = chunksize !== undefined && MODES[mode].chunks !== 'none';
    rows.push(pages().modeRow(await whole(run, { ...request, mode, ...(chunked && { chunksize }) })));
  }
  return rows;
}

/**
 * Runs a request with several worker counts, in rounds, each in another order.
 *
 * @param counts - one worker is among them
 * @throws RequestError when the request is wrong, or the runs were cancelled
 */
export async function sweep(request: RunRequest, counts: readonly number[], run: Run): Promise<Scaling> {
  assertTrusted();
  const samples: Sample[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < counts.length; i++) {
      const workers = counts[(i + round) % counts.length] as number;
      const { header, tasks } = await whole(run, { ...request, workers });
      samples.push({ round, workers, wall: header.wall ?? 0, tasks: tasks.length });
    }
  }
  return pages().scaling(samples);
}

/** What was run, in words: "square of squares.ts, 10 inputs". */
export function inWords({ function: name, file }: RunRequest, inputs: number): string {
  return l10n.t({
    message: '{0} of {1}, {2}',
    args: [name, basename(file), counted(inputs, 'input')],
    comment: ['function, file, more of it'],
  });
}

async function whole(run: Run, request: RunRequest): Promise<RunStore> {
  const store = await run(request);
  if (store.header.outcome === 'cancelled') {
    throw new RequestError(l10n.t('A run was cancelled, so there is nothing to compare.'));
  }
  return store;
}
