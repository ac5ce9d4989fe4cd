import { allInSteps } from '../profile/metrics.js';
import { resultOrder } from '../profile/orders.js';
import { toJsonDocument } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import { givingWay } from './givingWay.js';
import { inertPieces } from './inertPieces.js';

/** The whole record as one document, as `poolscope run --json` prints it. */
export function* toJson(store: RunStore): Generator<string> {
  const { order, numbers } = yield* givingWay(allInSteps(store));
  const pieces = toJsonDocument(store, {
    metrics: numbers,
    completionOrder: order,
    resultOrder: resultOrder(store),
  });
  yield* inertPieces(pieces);
}
