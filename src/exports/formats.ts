import { RequestError } from '../errors.js';
import { figureTexts } from '../profile/figures.js';
import { allInSteps } from '../profile/metrics.js';
import { completionOrderInSteps, resultOrder } from '../profile/orders.js';
import { toCsv } from '../record/exports/csv.js';
import { toJoblog } from '../record/exports/joblog.js';
import { toJsonl } from '../record/exports/jsonl.js';
import { toMarkdown } from '../record/exports/markdown.js';
import { toJsonDocument } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import { toCode } from './code/code.js';
import { givingWay } from './givingWay.js';
import { toHtml } from './html.js';
import { toSvg } from './svg/svg.js';
import { toChromeTrace } from './trace/trace.js';

/** The formats a run can be written in, each in pieces. */
export const FORMATS = {
  json: function* (store) {
    const { order, numbers } = yield* givingWay(allInSteps(store));
    const derived = { metrics: numbers, completionOrder: order, resultOrder: resultOrder(store) };
    yield* toJsonDocument(store, derived);
  },
  jsonl: toJsonl,
  csv: toCsv,
  markdown: function* (store) {
    const { order, numbers } = yield* givingWay(allInSteps(store));
    yield* toMarkdown(store, order, figureTexts(numbers));
  },
  'chrome-trace': toChromeTrace,
  joblog: function* (store) {
    yield* toJoblog(store, yield* givingWay(completionOrderInSteps(store)));
  },
  html: toHtml,
  svg: (store) => toSvg(store),
  'code-poolscope': (store) => [toCode(store, 'poolscope')],
  'code-workerpool': (store) => [toCode(store, 'workerpool')],
  'code-worker-threads': (store) => [toCode(store, 'worker-threads')],
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
/** A run as a program, also with something changed. */
export { FLAVOURS, type Flavour, toCode } from './code/code.js';
/** The picture that a PNG is made from. */
export { toSvg } from './svg/svg.js';
