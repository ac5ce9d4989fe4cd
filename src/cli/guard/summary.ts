import { figureTexts } from '../../profile/figures.js';
import { count, duration, percent, times } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';
import { verdict } from '../../profile/verdict/verdict.js';
import { verdictLines } from '../../profile/verdict/words.js';
import { markdownCode, markdownText } from '../../record/rows/markdown.js';
import type { RunStore } from '../../record/store.js';
import type { Judged } from './conditions.js';
import type { Earlier } from './earlier.js';

/** The run as Markdown for a pull request or a job's page: conditions, comparison, figures, verdict. */
export function summaryOf(
  store: RunStore,
  numbers: Metrics,
  judged: readonly Judged[],
  earlier: Earlier | null,
): string {
  const { function: fn, mode, outcome, pool } = store.header;
  const isBad = judged.some(({ isMet }) => isMet) || outcome !== 'completed';
  return [
    `## ${isBad ? '❌' : '✅'} ${markdownText(fn.name)}, ${mode} on ${count(pool.workers)} ${pool.workers === 1 ? 'worker' : 'workers'}: ${outcome} in ${duration(numbers.wall)}`,
    judged.length > 0
      ? rows(
          ['Must not be', 'Is', ''],
          judged.map(({ text, found, isMet }) => [markdownCode(text), found, isMet ? '❌' : '✅']),
        )
      : '',
    earlier
      ? rows(
          ['', `Baseline (${markdownCode(earlier.file)})`, 'This run', 'Ratio'],
          compared(numbers, earlier),
        )
      : '',
    earlier ? '1 run against 1 run: differences of some percent may be chance.' : '',
    rows(['Figure', 'Value'], figureTexts(numbers)),
    verdictOf(store, numbers),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n\n');
}

function compared(m: Metrics, earlier: Earlier): string[][] {
  const row = (name: string, before: number | null, now: number | null) => [
    name,
    duration(before),
    duration(now),
    before !== null && now !== null && before > 0
      ? `${times(now / before)} (${signed(now / before - 1)})`
      : '–',
  ];
  return [
    row('Wall', earlier.wall, m.wall),
    row('Median task', earlier.median, m.duration?.median ?? null),
    row('95 % of tasks', earlier.p95, m.duration?.p95 ?? null),
  ];
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;
}

function verdictOf(store: RunStore, numbers: Metrics): string {
  const found = verdict(store, numbers);
  return found ? verdictLines(found).join('\n') : '';
}

function rows(head: string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...body.map(line)].join('\n');
}
