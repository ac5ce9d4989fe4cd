import type { RunStore } from '../../record/store.js';

/** One leg of a task's way from the caller's hand and back. */
export interface Phase {
  name: string;
  /** Says what happened in it. */
  hint: string;
  from: number;
  to: number;
  ran: boolean;
}

const LEGS = [
  ['waited', 'in the queue, until it was sent to a worker', 'submitted', 'dispatched'],
  ['sent', 'on its way, and behind earlier tasks of its chunk', 'dispatched', 'started'],
  ['ran', "in the user's function", 'started', 'ended'],
  ['returned', 'on the way back, with the results of its chunk', 'ended', 'received'],
  ['held', 'back already, but not yet handed to the caller', 'received', 'delivered'],
] as const;

/** The legs of a task's way that have both ends, in order. */
export function phases(store: RunStore, index: number): Phase[] {
  return LEGS.map(([name, hint, from, to]) => ({
    name,
    hint,
    from: store.tasks.data[from][index] ?? Number.NaN,
    to: store.tasks.data[to][index] ?? Number.NaN,
    ran: name === 'ran',
  })).filter(({ from, to }) => Number.isFinite(to - from));
}
