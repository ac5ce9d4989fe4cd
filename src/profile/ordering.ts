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

/** How many results there were at instants: as they came back, and as delivery in input order would have given them. */
export interface DeliveryCurves {
  /** ms, in rising order. */
  at: Float64Array;
  completed: Uint32Array;
  inOrder: Uint32Array;
}

/**
 * The two curves between which the ordering cost lies, at evenly spaced instants.
 *
 * @param points how many instants, at least 2
 * @param until ms: the last of them
 */
export function deliveryCurves(store: RunStore, points: number, until: number): DeliveryCurves {
  const at = Float64Array.from({ length: points }, (_, i) => (until * i) / (points - 1));
  const received = store.tasks.column('received');
  const completed = new Uint32Array(points);
  const inOrder = new Uint32Array(points);
  const place = (x: number) =>
    Math.min(points - 1, Math.max(0, Math.ceil((x * (points - 1)) / Math.max(until, Number.MIN_VALUE))));
  let latest = Number.NEGATIVE_INFINITY;
  for (const x of received) {
    if (!Number.isNaN(x)) {
      latest = Math.max(latest, x);
      const [own, ordered] = [place(x), place(latest)];
      completed[own] = (completed[own] as number) + 1;
      inOrder[ordered] = (inOrder[ordered] as number) + 1;
    }
  }
  for (let i = 1; i < points; i++) {
    completed[i] = (completed[i] as number) + (completed[i - 1] as number);
    inOrder[i] = (inOrder[i] as number) + (inOrder[i - 1] as number);
  }
  return { at, completed, inOrder };
}
