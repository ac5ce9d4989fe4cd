import { RequestError } from '../errors.js';
import { figureTexts } from '../profile/figures.js';
import { metrics } from '../profile/metrics.js';
import { completionOrder, resultOrder } from '../profile/orders.js';
import { toCsv } from '../record/exports/csv.js';
import { toJoblog } from '../record/exports/joblog.js';
import { toJsonl } from '../record/exports/jsonl.js';
import { toMarkdown } from '../record/exports/markdown.js';
import { toJsonDocument } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import { toHtml } from './html.js';
import { toSvg } from './svg/svg.js';
import { toChromeTrace } from './trace/trace.js';

/** The formats a run can be written in, each in pieces. */
export const FORMATS = {
  json: (store) =>
    toJsonDocument(store, {
      metrics: metrics(store),
      completionOrder: completionOrder(store),
      resultOrder: resultOrder(store),
    }),
  jsonl: toJsonl,
  csv: toCsv,
  markdown: (store) => toMarkdown(store, completionOrder(store), figureTexts(metrics(store))),
  'chrome-trace': toChromeTrace,
  joblog: (store) => toJoblog(store, completionOrder(store)),
  html: toHtml,
  svg: (store) => toSvg(store),
} satisfies Record<string, (store: RunStore) => Iterable<string>>;

/** @throws RequestError when there is no format of that name */
export function formatNamed(name: string): (store: RunStore) => Iterable<string> {
  if (name === 'png') {
    throw new RequestError('A PNG needs a browser: export it from the editor, or write an SVG here.');
  }
  if (!Object.hasOwn(FORMATS, name)) {
    throw new RequestError(
      `There is no format "${name}". The formats are ${Object.keys(FORMATS).join(', ')}.`,
    );
  }
  return FORMATS[name as keyof typeof FORMATS];
}

/** Pieces of a size that is worth a write. */
export { joined as inPieces } from '../record/exports/pieces.js';
/** The picture that a PNG is made from. */
export { toSvg } from './svg/svg.js';
