import { figureTexts } from '../profile/figures.js';
import { allInSteps } from '../profile/metrics.js';
import { markdownHead, markdownLine, markdownText as text } from '../record/rows/markdown.js';
import type { RunStore } from '../record/store.js';
import { preview } from '../record/values.js';
import { givingWay } from './givingWay.js';

/** More rows than this are not read in a document; the rest is counted. */
const MAX_ROWS = 100;

/** A page about a run for an issue or a pull request: what ran, its numbers, and both orders. */
export function* toMarkdown(store: RunStore): Generator<string> {
  const { order, numbers } = yield* givingWay(allInSteps(store));
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
  for (const [name, number] of figureTexts(numbers)) {
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
  yield `\n## ${title}\n\n${markdownHead}`;
  for (let i = 0; i < Math.min(length, MAX_ROWS); i++) {
    yield markdownLine(store, row(i));
  }
  if (length > MAX_ROWS) {
    yield `\n… and ${length - MAX_ROWS} more.\n`;
  }
}

/** A text as code: nothing in it ends the code. */
function code(raw: string): string {
  return `\`${raw.replace(/[`\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\``;
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
