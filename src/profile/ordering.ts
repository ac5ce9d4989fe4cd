import type { RunStore } from '../record/store.js';

/** What delivery in input order costs: finished results that wait for earlier ones. Times in ms. */
export interface OrderingCost {
  /** Σ of all holds: how long finished results waited for earlier ones, added up, ms. */
  held: number;
  /** How many results waited at all. */
  results: number;
  /** The task that the others waited for longest, added up; null when nothing waited. */
  worst: {
    /** Its index. */
    task: number;
    /** How long they waited for it, added up, ms. */
    held: number;
    /** How many waited for it. */
    results: number;
  } | null;
}

/**
 * For each result, how long it would wait for all earlier ones: hold_i = max over j ≤ i of received_j, minus received_i. That
 * is what `imap` costs over `imap_unordered`, whatever mode the run had. Tasks that never came back are passed over.
 */
export function orderingCost(store: RunStore): OrderingCost {
  const received = store.tasks.column('received');
  let latest = Number.NEGATIVE_INFINITY;
  let blocker = -1;
  let held = 0;
  let results = 0;
  let own = { held: 0, results: 0 };
  let worst: OrderingCost['worst'] = null;
  for (let i = 0; i < received.length; i++) {
    const at = received[i] as number;
    if (Number.isNaN(at)) {
      continue;
    }
    if (at >= latest) {
      latest = at;
      blocker = i;
      own = { held: 0, results: 0 };
      continue;
    }
    held += latest - at;
    results++;
    own = { held: own.held + latest - at, results: own.results + 1 };
    if (worst === null || own.held > worst.held) {
      worst = { task: blocker, ...own };
    }
  }
  return { held, results, worst };
}
