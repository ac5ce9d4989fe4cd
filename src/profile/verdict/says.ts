import * as l10n from '@vscode/l10n';
import { counted, duration, percent, times } from '../format.js';
import type { Facts } from './facts.js';
import type { Finding } from './finding.js';
import type { Verdict } from './verdict.js';

/** The verdict in one sentence. @param main - the reason that is told first */
export function sentence(facts: Facts, paid: Verdict['paid'], main: Finding | null): string {
  const { m, workers, speedup, efficiency, work } = facts;
  const pool = counted(workers, 'worker');
  const gain = [times(speedup), pool, percent(efficiency)] as const;
  const why = main && lower(main.title);
  switch (paid) {
    case 'well': {
      const paid =
        workers === 1
          ? l10n.t('The pool paid: {0} on {1}, {2} of what it can give.', ...gain)
          : l10n.t('The pool paid: {0} on {1}, {2} of what they can give.', ...gain);
      return why === null ? paid : `${paid} ${l10n.t('What is left: {0}.', why)}`;
    }
    case 'partly':
      return workers === 1 ? partlyByOne(gain, why) : partlyByMany(gain, why);
    case 'no':
      return workers === 1
        ? l10n.t(
            'One worker cannot be faster than a plain loop: {0} for {1} of work.',
            duration(m.wall),
            duration(work),
          )
        : why === null
          ? l10n.t(
              'The pool did not pay: {0} for {1} of work on {2}.',
              duration(m.wall),
              duration(work),
              pool,
            )
          : l10n.t(
              'The pool did not pay: {0} for {1} of work on {2}: {3}.',
              duration(m.wall),
              duration(work),
              pool,
              why,
            );
  }
}

type Gain = readonly [speedup: string, workers: string, efficiency: string];

function partlyByOne(gain: Gain, why: string | null): string {
  return why === null
    ? l10n.t('The pool paid in part: {0} on {1}, {2} of what it can give.', ...gain)
    : l10n.t('The pool paid in part: {0} on {1}, {2} of what it can give: {3}.', ...gain, why);
}

function partlyByMany(gain: Gain, why: string | null): string {
  return why === null
    ? l10n.t('The pool paid in part: {0} on {1}, {2} of what they can give.', ...gain)
    : l10n.t('The pool paid in part: {0} on {1}, {2} of what they can give: {3}.', ...gain, why);
}

/** Tasks that take turns on a core seem long: their time in the pool says little. */
export function turns({ m, workers, cores }: Facts): string {
  return l10n.t(
    '{0} took turns on {1}: that stretches the tasks’ own time, so of {2} at most {3} is real.',
    counted(workers, 'worker'),
    counted(cores, 'core'),
    times(m.speedup),
    times(cores),
  );
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
