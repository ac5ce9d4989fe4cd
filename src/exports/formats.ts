import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import { toCode } from './code/code.js';
import { toCsv } from './csv.js';
import { toHtml } from './html.js';
import { toJoblog } from './joblog.js';
import { toJson } from './json.js';
import { toJsonl } from './jsonl.js';
import { toJunit } from './junit.js';
import { toMarkdown } from './markdown.js';
import { toSvg } from './svg/svg.js';
import { toChromeTrace } from './trace/trace.js';

/** The formats a run can be written in, each in pieces: an empty one is where others can have their turn. */
export const FORMATS = {
  json: toJson,
  jsonl: toJsonl,
  csv: toCsv,
  markdown: toMarkdown,
  'chrome-trace': toChromeTrace,
  joblog: toJoblog,
  junit: toJunit,
  html: toHtml,
  svg: (store) => toSvg(store),
  'code-poolscope': (store) => [toCode(store, 'poolscope')],
  'code-workerpool': (store) => [toCode(store, 'workerpool')],
  'code-worker-threads': (store) => [toCode(store, 'worker-threads')],
} satisfies Record<string, (store: RunStore) => Iterable<string>>;

/** @throws RequestError when there is no format of that name */
export function formatNamed(name: string): (store: RunStore) => Iterable<string> {
  if (name === 'png') {
    throw new RequestError(l10n.t('A PNG needs a browser: export it from the editor, or write an SVG here.'));
  }
  if (!Object.hasOwn(FORMATS, name)) {
    throw new RequestError(
      l10n.t('There is no format "{0}". The formats are {1}.', name, Object.keys(FORMATS).join(', ')),
    );
  }
  return FORMATS[name as keyof typeof FORMATS];
}

/** The language of what is written. */
export { speak } from '../language.js';
/** Pieces of a size that is worth a write. */
export { joined as inPieces } from '../record/pieces.js';
/** A run as a program, also with something changed. */
export { FLAVOURS, type Flavour, toCode } from './code/code.js';
/** The picture that a PNG is made from. */
export { toSvg } from './svg/svg.js';
