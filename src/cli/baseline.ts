import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { measureBaseline, stepInWords } from '../series/measureBaseline.js';
import type { Series } from './series.js';
import { tell } from './streams.js';

/** Measures a run's tasks one after another, and adds that to its record. */
export async function addBaseline(
  request: RunRequest,
  store: RunStore,
  rounds: number,
  series: Series,
  quiet: boolean,
): Promise<void> {
  const say = (text: string) => quiet || tell(`${text}\n`);
  const baseline = await measureBaseline(request, store, rounds, (each, step) => {
    say(`Serial baseline: ${stepInWords(step)}`);
    return series.run(each);
  });
  if (baseline) {
    store.header = { ...store.header, baseline };
  } else if (!series.interrupted) {
    const why = store.tasks.length === 0 ? 'there were no inputs' : 'no task ended well both times';
    tell(`poolscope: there is no serial baseline, because ${why}\n`);
  }
}
