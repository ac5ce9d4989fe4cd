import type { Derived } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import { metrics } from './metrics.js';
import { completionOrder, resultOrder } from './orders.js';

/** What the document of a run holds beside the record itself. */
export function derive(store: RunStore): Derived {
  const order = completionOrder(store);
  return { metrics: metrics(store, order), completionOrder: order, resultOrder: resultOrder(store) };
}
