import * as l10n from '@vscode/l10n';
import { count, counted, duration, percent } from '../../format.js';
import type { Facts } from '../facts.js';
import type { Rule } from '../finding.js';

/** Tasks shorter than this (ms) cost about as much to send alone as to run: a message and back is some tens of µs. */
const SHORT = 0.2;
/** A chunk of about this long (ms) makes its sending not matter. */
const CHUNK = 10;

/** Tasks so short that sending them, or looking after them, takes a telling part of the time. */
export const tooFine: Rule = (facts) => {
  const { m, mean, share, workers } = facts;
  const lost = share('serialise') + share('dispatch') + share('starved');
  if (mean > SHORT || lost < 0.15) {
    return null;
  }
  const change = largerChunks(facts);
  return {
    id: 'too-fine',
    title: l10n.t('Tasks are too short'),
    says: l10n.t(
      "A task takes {0} in the mean, and {1} of the workers' time went into handing them over.",
      duration(mean),
      percent(lost),
    ),
    advice: change
      ? l10n.t(
          'Send more of them at a time: chunks of {0} take about {1} each.',
          count(change.chunksize),
          duration(change.chunksize * mean),
        )
      : l10n.t(
          'Let one task do the work of many, or use a plain loop: all of it is {0} of work.',
          duration(m.busy),
        ),
    costs: (lost * workers * m.wall) / workers,
    evidence: { share: share('serialise') >= share('dispatch') ? 'serialise' : 'dispatch' },
    ...(change && { change }),
  };
};

/** A chunk size that is worth sending, unless the mode has none or it is so already. */
export function largerChunks({ mean, ran, workers, chunksize, traits }: Facts): { chunksize: number } | null {
  const most = Math.ceil(ran / workers);
  const wanted = Math.max(1, Math.min(most, Math.ceil(CHUNK / Math.max(mean, 1e-6))));
  return traits.chunks !== 'none' && wanted >= 2 * (chunksize ?? 1) ? { chunksize: wanted } : null;
}

/** Fewer tasks than workers: more of these cannot help. */
export const tooFew: Rule = ({ ran, workers, m, traits }) =>
  ran >= workers || !traits.concurrent
    ? null
    : {
        id: 'too-few',
        title: l10n.t('Fewer tasks than workers'),
        says: l10n.t(
          '{0} for {1} workers: {2} had nothing to do.',
          counted(ran, 'task'),
          workers,
          counted(workers - ran, 'worker'),
        ),
        advice: l10n.t('Split the work into more tasks, or take fewer workers.'),
        costs: m.wall - m.busy / workers,
        evidence: { share: 'tail' },
        change: { workers: ran },
      };
