import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { bundlePath } from '../bundles.js';
import { language, sentences } from '../language.js';
import { counted, duration } from '../profile/format.js';
import { wholePages } from '../record/pages.js';
import { toPortable } from '../record/portable.js';
import { plainLine } from '../record/printable.js';
import type { RunStore } from '../record/store.js';
import { outcomeInWords } from './words.js';

/**
 * The panel as a page of its own: its script and style, and the record in gzip and base64, page by page. It opens from
 * a file and reaches for nothing else: its policy lets only what stands in it run.
 */
export function* toHtml(store: RunStore): Generator<string> {
  const scripts = ['standalone.js', 'panel.js'].map(script);
  const styles = ['standalone.css', 'panel.css'].map(style);
  const { function: fn, mode } = store.header;
  const title = escaped(`${fn.name} · ${mode} · Poolscope`);
  const about = escaped(summary(store));
  yield `<!DOCTYPE html>
<html lang="${language()}" data-standalone>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts, styles)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about}">
<title>${title}</title>
${styles.map((text) => `<style>${text}</style>`).join('\n')}
</head>
<body>
<div id="root"></div>
<noscript><p>${title}: ${about} ${escaped(l10n.t('The tables and the timeline need JavaScript.'))}</p></noscript>
${spoken()}`;
  for (const page of wholePages(store)) {
    yield `<script type="application/octet-stream" data-record>${gzipSync(toPortable(page)).toString('base64')}</script>\n`;
  }
  for (const text of scripts) {
    yield `<script>${text}</script>\n`;
  }
  yield '</body>\n</html>\n';
}

/** For those who see the page as a link, or without its script. Not the run's numbers: they take a while. */
function summary({ header, tasks }: RunStore): string {
  const { function: fn, pool, outcome, wall } = header;
  const [inputs, workers] = [counted(tasks.length, 'input'), counted(pool.workers, 'worker')];
  const ended = outcomeInWords(outcome);
  return wall === null
    ? l10n.t('{0} over {1} on {2}: {3}.', fn.name, inputs, workers, ended)
    : l10n.t('{0} over {1} on {2}: {3} in {4}.', fn.name, inputs, workers, ended, duration(wall));
}

/** The sentences of the language that it is exported in, as `src/panel/language.ts` reads them. It is data: nothing runs it. */
function spoken(): string {
  const all = sentences();
  const text = JSON.stringify(all).replaceAll('<', '\\u003c');
  return Object.keys(all).length === 0 ? '' : `<script type="application/json" id="l10n">${text}</script>\n`;
}

/** A bundle as it can stand inside a script element: what would end or hide the element is written another way. */
function script(name: string): string {
  return bundle(name)
    .replace(/<(?=\/script)/gi, '\\x3c')
    .replaceAll('<!--', '\\x3c!--');
}

function style(name: string): string {
  return bundle(name).replace(/<(?=\/style)/gi, '\\3c ');
}

/** Without the reference to its source map: there is none where the page goes. */
function bundle(name: string): string {
  return readFileSync(bundlePath(name), 'utf8').replace(/\n\/[/*]# sourceMappingURL=.*\s*$/, '\n');
}

function policy(scripts: string[], styles: string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(' ')}`,
    `style-src ${styles.map(hash).join(' ')}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function escaped(text: string): string {
  return plainLine(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
