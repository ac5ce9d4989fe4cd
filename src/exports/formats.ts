import { RequestError } from '../errors.js';
import { figureTexts } from '../profile/figures.js';
import { metrics } from '../profile/metrics.js';
import { completionOrder, resultOrder } from '../profile/orders.js';
import { toCsv } from '../record/exports/csv.js';
import { toJoblog } from '../record/exports/joblog.js';
import { toMarkdown } from '../record/exports/markdown.js';
import { toJsonDocument } from '../record/json.js';
import type { RunStore } from '../record/store.js';

/** The formats a run can be written in, each in pieces. */
export const FORMATS = {
  json: (store) =>
    toJsonDocument(store, {
      metrics: metrics(store),
      completionOrder: completionOrder(store),
      resultOrder: resultOrder(store),
    }),
  csv: toCsv,
  joblog: (store) => toJoblog(store, completionOrder(store)),
  markdown: (store) => toMarkdown(store, completionOrder(store), figureTexts(metrics(store))),
} satisfies Record<string, (store: RunStore) => Iterable<string>>;

/** @throws RequestError when there is no format of that name */
export function formatNamed(name: string): (store: RunStore) => Iterable<string> {
  if (!Object.hasOwn(FORMATS, name)) {
    throw new RequestError(
      `There is no format "${name}". The formats are ${Object.keys(FORMATS).join(', ')}.`,
    );
  }
  return FORMATS[name as keyof typeof FORMATS];
}

/** Pieces of a size that is worth a write. */
export { joined as inPieces } from '../record/exports/pieces.js';
