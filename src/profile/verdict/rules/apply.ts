import { duration, times } from '../../format.js';
import type { Rule } from '../finding.js';

/** `apply` waits for each call: its tasks cannot overlap, however many workers there are. */
export const oneAtATime: Rule = ({ store, m, workers, ran, traits }) =>
  traits.concurrent || ran < 2 || workers < 2
    ? null
    : {
        id: 'one-at-a-time',
        title: 'One call at a time',
        says: `${store.header.mode} waits for each call, so one worker works and the others stand idle.`,
        advice: `apply_async makes the same calls without waiting: ${duration(m.busy / Math.min(workers, ran))} at best, ${times(Math.min(workers, ran))}.`,
        costs: m.wall - m.busy / Math.min(workers, ran),
        evidence: { share: 'tail' },
        change: { mode: 'apply_async' },
      };
