import { count, duration, percent, times } from '../../profile/format.js';
import type { RunSummary } from './summary.js';
import { runDetail, runLabel } from './words.js';

type Cell = [label: string, of: (run: RunSummary) => string, number?: (run: RunSummary) => number | null];

const NONE = '–';

const ROWS: Cell[] = [
  ['Function', (run) => run.function.name],
  ['Inputs', ({ inputs }) => `${count(inputs.count)}, ${inputs.source}`],
  ['Mode', (run) => run.mode],
  ['Workers', ({ pool }) => `${pool.workers} ${pool.workerType === 'thread' ? 'threads' : 'processes'}`],
  ['Chunk size', ({ pool }) => String(pool.chunksize ?? NONE)],
  ['Outcome', (run) => run.outcome],
  ['Ended well', (run) => count(run.ok), (run) => run.ok],
  ['Wall', (run) => duration(run.wall), (run) => run.wall],
  ['Busy', (run) => duration(run.busy), (run) => run.busy],
  ['Speed-up', ({ speedup }) => (speedup === null ? NONE : times(speedup)), (run) => run.speedup],
  [
    'Efficiency',
    ({ efficiency }) => (efficiency === null ? NONE : percent(efficiency)),
    (run) => run.efficiency,
  ],
  ['Median task', ({ median }) => (median === null ? NONE : duration(median)), (run) => run.median],
];

/** Two runs side by side, and how the second differs, as a text of columns. */
export function compared(before: RunSummary, after: RunSummary): string {
  const rows = [
    ['', runLabel(before), runLabel(after), 'change'],
    ['', runDetail(before), runDetail(after), ''],
    ...ROWS.map(([label, of, number]) => [
      label,
      of(before),
      of(after),
      number ? change(number(before), number(after)) : '',
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => (row[at] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('   ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function change(before: number | null, after: number | null): string {
  if (before === null || after === null || before === 0 || before === after) {
    return '';
  }
  const share = after / before - 1;
  return `${share > 0 ? '+' : '−'}${percent(Math.abs(share))}`;
}
