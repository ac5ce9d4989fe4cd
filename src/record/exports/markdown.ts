import { STATUSES, Status } from '../schema.js';
import type { RunStore } from '../store.js';
import { preview, previewArgs } from '../values.js';

/** More rows than this are not read in a document; the rest is counted. */
const MAX_ROWS = 100;
const HEAD = '| # | arguments | outcome | worker | started ms | ended ms |\n|---:|---|---|---:|---:|---:|\n';

/**
 * A page about a run for an issue or a pull request: what ran, its numbers, and both orders.
 *
 * @param order - task indices in completion order
 * @param numbers - rows of the table of numbers, name and text
 */
export function* toMarkdown(
  store: RunStore,
  order: ArrayLike<number>,
  numbers: readonly (readonly [string, string])[],
): Generator<string> {
  const { header, tasks } = store;
  const { workers, workerType, chunksize } = header.pool;
  yield `# ${text(header.function.name)}: ${header.mode} over ${tasks.length} inputs, ${header.outcome}\n\n`;
  yield `Function ${code(header.function.name)} of ${code(baseName(header.function.file))} line ${header.function.line}, `;
  yield `${workers} ${workerType} workers${chunksize === null ? '' : `, chunk size ${chunksize}`}; `;
  yield `inputs: ${text(header.inputs.source)}. `;
  yield `${new Date(header.startedAt).toISOString()}, Node ${text(header.machine.node.replace(/^v/, ''))}, `;
  yield `${header.machine.cores} cores, ${text(header.machine.platform)}, Poolscope ${text(header.poolscope)}.\n\n`;
  if (header.error) {
    yield `**${text(preview(JSON.stringify(header.error), 500))}**\n\n`;
  }
  yield '| | |\n|---|---:|\n';
  for (const [name, number] of numbers) {
    yield `| ${text(name)} | ${text(number)} |\n`;
  }
  yield* table('Input order', store, tasks.length, (i) => i);
  yield* table('Completion order', store, order.length, (i) => order[i] as number);
}

function* table(
  title: string,
  store: RunStore,
  length: number,
  row: (i: number) => number,
): Generator<string> {
  yield `\n## ${title}\n\n${HEAD}`;
  for (let i = 0; i < Math.min(length, MAX_ROWS); i++) {
    yield line(store, row(i));
  }
  if (length > MAX_ROWS) {
    yield `\n… and ${length - MAX_ROWS} more.\n`;
  }
}

/** Some tasks as a table. */
export function* markdownRows(store: RunStore, rows: Uint32Array): Generator<string> {
  yield HEAD;
  for (const row of rows) {
    yield line(store, row);
  }
}

function line(store: RunStore, row: number): string {
  const { data } = store.tasks;
  const status = data.status[row] as number;
  const outcome = preview(store.outcomes[row] ?? '', 120);
  const cells = [
    `${row}`,
    text(previewArgs(store.args[row] ?? '[]', 80)),
    status === Status.ok ? text(outcome) : `**${STATUSES[status]}** ${text(outcome)}`.trimEnd(),
    (data.worker[row] as number) < 0 ? '' : `${data.worker[row]}`,
    time(data.started[row]),
    time(data.ended[row]),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function time(ms: number | undefined): string {
  return ms === undefined || Number.isNaN(ms) ? '' : ms.toFixed(1);
}

/** A text as code: nothing in it ends the code. */
function code(raw: string): string {
  return `\`${raw.replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\``;
}

/** A text in which nothing is Markdown, HTML, or a sign to a terminal. */
function text(raw: string): string {
  return raw.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\`*_[\]<>|#~&$]/g, '\\$&');
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
