import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { measureBaseline } from './measureBaseline.js';
import type { Series } from './series.js';

const MOST_ROUNDS = 1000;

/** @param given what stands after --baseline; true: nothing. @returns 0: none is asked for. @throws RequestError */
export function roundsOf(given: boolean | string | undefined): number {
  if (given === undefined || typeof given === 'boolean') {
    return given ? 1 : 0;
  }
  const rounds = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(rounds >= 1 && rounds <= MOST_ROUNDS)) {
    throw new RequestError(
      `--baseline takes a number of rounds from 1 to ${MOST_ROUNDS}, or nothing, not ${JSON.stringify(given)}. Put it behind the file and the function.`,
    );
  }
  return rounds;
}

/** Measures a run's tasks one after another, and adds that to its record. */
export async function addBaseline(
  request: RunRequest,
  store: RunStore,
  rounds: number,
  series: Series,
  quiet: boolean,
): Promise<void> {
  const say = (text: string) => quiet || process.stderr.write(`${text}\n`);
  const baseline = await measureBaseline(request, store, rounds, (each) => {
    say(
      each.rows
        ? `Serial baseline: ${each.rows.length.toLocaleString('en-US')} tasks in one worker`
        : 'The run once more',
    );
    return series.run(each);
  });
  if (baseline) {
    store.header = { ...store.header, baseline };
  } else if (!series.interrupted) {
    process.stderr.write('poolscope: there is no serial baseline, because no task ended well both times\n');
  }
}
