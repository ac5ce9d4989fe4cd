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
    title: 'Tasks are too short',
    says: `A task takes ${duration(mean)} in the mean, and ${percent(lost)} of the workers' time went into handing them over.`,
    advice: change
      ? `Send more of them at a time: chunks of ${count(change.chunksize)} take about ${duration(change.chunksize * mean)} each.`
      : `Let one task do the work of many, or use a plain loop: all of it is ${duration(m.busy)} of work.`,
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
        title: 'Fewer tasks than workers',
        says: `${counted(ran, 'task')} for ${workers} workers: ${counted(workers - ran, 'worker')} had nothing to do.`,
        advice: 'Split the work into more tasks, or take fewer workers.',
        costs: m.wall - m.busy / workers,
        evidence: { share: 'tail' },
        change: { workers: ran },
      };
