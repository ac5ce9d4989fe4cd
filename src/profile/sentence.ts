import * as l10n from '@vscode/l10n';
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
    return l10n.t(
      '{0} of {1} done on {2} after {3}.',
      count(done),
      counted(total, 'task'),
      workers,
      duration(numbers.wall),
    );
  }
  if (numbers.tasks === 0) {
    return store.header.error || store.header.outcome === 'cancelled'
      ? l10n.t('The run ended before its first task.')
      : l10n.t('There were no inputs, so nothing ran.');
  }
  const [tasks, wall] = [counted(numbers.tasks, 'task'), duration(numbers.wall)];
  const head =
    numbers.duration === null
      ? l10n.t('{0} on {1} in {2}.', tasks, workers, wall)
      : l10n.t('{0} on {1} in {2}: {3} the work of one.', tasks, workers, wall, times(numbers.speedup));
  return [head, troubles(numbers), callerPart(numbers), orderPart(numbers)].filter(Boolean).join(' ');
}

function troubles({ counts }: Metrics): string {
  const named = [
    [counts.failed, (n: string) => l10n.t('{0} failed', n)],
    [counts.timed_out, (n: string) => l10n.t('{0} timed out', n)],
    [counts.crashed, (n: string) => l10n.t('{0} crashed', n)],
    [counts.cancelled, (n: string) => l10n.t('{0} cancelled', n)],
    [counts.not_run, (n: string) => l10n.t('{0} never ran', n)],
  ] as const;
  const found = named.filter(([n]) => n > 0).map(([n, words]) => words(count(n)));
  return found.length > 0 ? l10n.t('{0}.', found.join(l10n.t(', '))) : '';
}

function callerPart({ callerWaited, wall }: Metrics): string {
  if (callerWaited <= 0) {
    return l10n.t('The caller never waited.');
  }
  return wall - callerWaited < 0.02 * wall
    ? l10n.t('The caller waited all the while.')
    : l10n.t('The caller waited {0} of it.', duration(callerWaited));
}

function orderPart({ inversions, counts, tasks }: Metrics): string {
  const back = tasks - counts.not_run - counts.pending;
  if (back < 2) {
    return '';
  }
  return inversions === 0
    ? l10n.t('Tasks completed in input order.')
    : l10n.t(
        '{0} of {1} of tasks completed out of input order.',
        count(inversions),
        counted((back * (back - 1)) / 2, 'pair'),
      );
}
