import type { RunStore } from '../record/store.js';
import { count, counted, duration, times } from './format.js';
import { type Metrics, metrics } from './metrics.js';
import { progress } from './progress.js';

/**
 * The run in plain words, facts only: `1,000 tasks on 4 workers in 2.1 s: 3.4× the work of one. …`
 * @param numbers its metrics, when they are already known.
 */
export function sentence(store: RunStore, numbers: Metrics = metrics(store)): string {
  const workers = counted(numbers.workers, 'worker');
  if (store.header.outcome === 'running') {
    const { done, total } = progress(store);
    return `${count(done)} of ${counted(total, 'task')} done on ${workers} after ${duration(numbers.wall)}.`;
  }
  if (numbers.tasks === 0) {
    return store.header.error
      ? 'The run ended before its first task.'
      : 'There were no inputs, so nothing ran.';
  }
  const work = numbers.duration === null ? '' : `: ${times(numbers.speedup)} the work of one`;
  const head = `${counted(numbers.tasks, 'task')} on ${workers} in ${duration(numbers.wall)}${work}.`;
  return [head, troubles(numbers), callerPart(numbers), orderPart(numbers)].filter(Boolean).join(' ');
}

function troubles({ counts }: Metrics): string {
  const named = [
    [counts.failed, 'failed'],
    [counts.timed_out, 'timed out'],
    [counts.crashed, 'crashed'],
    [counts.cancelled, 'cancelled'],
    [counts.not_run, 'never ran'],
  ] as const;
  const found = named.filter(([n]) => n > 0).map(([n, what]) => `${count(n)} ${what}`);
  return found.length > 0 ? `${found.join(', ')}.` : '';
}

function callerPart({ callerWaited, wall }: Metrics): string {
  if (callerWaited <= 0) {
    return 'The caller never waited.';
  }
  return wall - callerWaited < 0.02 * wall
    ? 'The caller waited all the while.'
    : `The caller waited ${duration(callerWaited)} of it.`;
}

function orderPart({ inversions, counts, tasks }: Metrics): string {
  const back = tasks - counts.not_run - counts.pending;
  if (back < 2) {
    return '';
  }
  return inversions === 0
    ? 'Tasks completed in input order.'
    : `${count(inversions)} of ${counted((back * (back - 1)) / 2, 'pair')} of tasks completed out of input order.`;
}
