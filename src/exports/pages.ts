// What is said of one run and of several, as text: loaded when it is first asked for.
import * as l10n from '@vscode/l10n';
import type { Estimate } from '../profile/estimate/estimate.js';
import { poolRows, triedInWords } from '../profile/estimate/words.js';
import { duration, NONE, percent, times } from '../profile/format.js';
import type { Cell, ModeRow } from '../profile/matrix/matrix.js';
import type { Scaling } from '../profile/scaling/scaling.js';
import { plain } from '../record/printable.js';
import { modesChart, scalingChart } from './charts.js';
import { lawInWords, outcomeInWords } from './words.js';

export { againstBaseline, howMeasured } from '../profile/baseline/against.js';
export { estimate } from '../profile/estimate/estimate.js';
export { comparisonDocument } from '../profile/matrix/document.js';
export { modeRow } from '../profile/matrix/matrix.js';
export { scalingDocument } from '../profile/scaling/document.js';
export { scaling } from '../profile/scaling/scaling.js';
export { verdict } from '../profile/verdict/verdict.js';
export { verdictLines } from '../profile/verdict/words.js';

/** A page about several runs. */
export interface Page {
  title: string;
  lead: string;
  /** SVG with classes that the page's style knows; the tables say the same. */
  picture?: string;
  tables: { caption: string; head: string[]; rows: string[][] }[];
  notes: string[];
}

/** The difference matrix. @param what "square of squares.ts, 10 inputs" */
export function modesPage(rows: readonly ModeRow[], what: string): Page {
  return {
    title: l10n.t('Every mode: {0}', what),
    lead: l10n.t(
      'What the textbook says of each mode, and whether these runs show it: ✓ they do, ✗ they show something else, – they show nothing of it.',
    ),
    picture: modesChart(rows),
    tables: [
      {
        caption: l10n.t('How the modes differ'),
        head: [l10n.t('mode'), l10n.t('wall'), l10n.t('speed-up'), l10n.t('first result'), ...traits()],
        rows: rows.map((row) => [
          row.mode,
          duration(row.wall),
          times(row.speedup),
          duration(row.firstResult),
          ...cellsOf(row).map(marked),
        ]),
      },
      {
        caption: l10n.t('What was measured'),
        head: [l10n.t('mode'), ...traits()],
        rows: rows.map((row) => [
          row.outcome === 'completed' ? row.mode : `${row.mode} (${outcomeInWords(row.outcome)})`,
          ...cellsOf(row).map((cell) => cell.evidence),
        ]),
      },
    ],
    notes: [],
  };
}

/** A sweep over worker counts. */
export function scalingPage(found: Scaling, rounds: number, what: string): Page {
  const { rows, fits, noise, says } = found;
  const head = [
    l10n.t('workers'),
    l10n.t('wall'),
    l10n.t('speed-up'),
    l10n.t('from – to'),
    l10n.t('efficiency'),
    l10n.t('serial part (Karp-Flatt)'),
  ];
  return {
    title: l10n.t('Scaling: {0}', what),
    lead: says,
    ...(rows.length > 0 && { picture: scalingChart(found) }),
    tables: [
      {
        caption: l10n.t('Worker counts, and what the fitted laws give for them'),
        head: [...head, ...fits.map(({ law }) => lawInWords(law))],
        rows: rows.map((row) => [
          String(row.workers),
          duration(row.wall),
          times(row.speedup),
          noise === null ? NONE : `${times(row.low)} – ${times(row.high)}`,
          percent(row.efficiency),
          percent(row.karpFlatt),
          ...fits.map(({ predicted }) =>
            times(predicted.find((each) => each.workers === row.workers)?.speedup),
          ),
        ]),
      },
    ],
    notes: [
      rounds === 1
        ? l10n.t('1 run of each; speed-up is against 1 worker in the same round.')
        : l10n.t(
            '{0} interleaved runs of each, medians; speed-up is against 1 worker in the same round.',
            rounds,
          ),
      ...fits.map(({ law, says: so, residual }) =>
        l10n.t('{0}: {1} Off by {2}× in the mean.', lawInWords(law), so, residual.toFixed(2)),
      ),
      ...(fits.length === 1 ? [l10n.t('The Universal Scalability Law needs at least 4 worker counts.')] : []),
    ],
  };
}

/** What a pool would come to, before there is one. */
export function estimatePage(found: Estimate, what: string): Page {
  return {
    title: l10n.t('Would a pool help: {0}', what),
    lead: found.says,
    tables: [{ caption: l10n.t('A plain loop, and new pools'), ...poolRows(found) }],
    notes: triedInWords(found).split('\n'),
  };
}

function cellsOf(row: ModeRow): Cell[] {
  return [row.multiArgs, row.concurrence, row.blocking, row.ordered];
}

const traits = () => [l10n.t('many arguments'), l10n.t('concurrent'), l10n.t('blocks'), l10n.t('ordered')];

const TEXTBOOK = {
  yes: () => l10n.t('yes'),
  no: () => l10n.t('no'),
  'per item': () => l10n.t('per item'),
} as const;

function marked({ textbook, agrees }: Cell): string {
  return `${TEXTBOOK[textbook]()} ${agrees === null ? NONE : agrees ? '✓' : '✗'}`;
}

/** A page's body as HTML; nothing of its texts is HTML. */
export function pageBody({ title, lead, picture = '', tables, notes }: Page): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell, i) => (tag === 'td' && i === 0 ? `<th scope="row">${html(cell)}</th>` : `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${html(cell)}</${tag}>`)).join('')}</tr>`;
  return [
    `<main><h1>${html(title)}</h1><p class="lead">${html(lead)}</p>${picture}`,
    ...tables.map(
      ({ caption, head, rows }) =>
        `<div class="wide"><table><caption>${html(caption)}</caption><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`,
    ),
    `<ul>${notes.map((note) => `<li>${html(note)}</li>`).join('')}</ul></main>`,
  ].join('\n');
}

function html(text: string): string {
  return plain(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** The language of what is written. */
export { speak } from '../language.js';
