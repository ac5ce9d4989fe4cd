import * as l10n from '@vscode/l10n';
import { figureTexts } from '../profile/figures.js';
import { allInSteps } from '../profile/metrics.js';
import {
  markdownCode as code,
  markdownHead,
  markdownLine,
  markdownText as text,
} from '../record/rows/markdown.js';
import type { RunStore } from '../record/store.js';
import { preview } from '../record/values.js';
import { givingWay } from './givingWay.js';
import { outcomeInWords } from './words.js';

/** More rows than this are not read in a document; the rest is counted. */
const MAX_ROWS = 100;

/** A page about a run for an issue or a pull request: what ran, its numbers, and both orders. */
export function* toMarkdown(store: RunStore): Generator<string> {
  const { order, numbers } = yield* givingWay(allInSteps(store));
  const { header, tasks } = store;
  const { workers, workerType, chunksize } = header.pool;
  const { name: fn, file, line } = header.function;
  const title = l10n.t(
    '{0}: {1} over {2} inputs, {3}',
    text(fn),
    header.mode,
    tasks.length,
    outcomeInWords(header.outcome),
  );
  yield `# ${title}\n\n`;
  const what = [code(fn), code(baseName(file)), line, workers, workerType, code(header.inputs.source)];
  const how =
    chunksize === null
      ? l10n.t('Function {0} of {1} line {2}, {3} {4} workers; inputs: {5}.', ...what)
      : l10n.t(
          'Function {0} of {1} line {2}, {3} {4} workers, chunk size {6}; inputs: {5}.',
          ...what,
          chunksize,
        );
  const where = l10n.t(
    '{0}, Node {1}, {2} cores, {3}, Poolscope {4}.',
    new Date(header.startedAt).toISOString(),
    text(header.machine.node.replace(/^v/, '')),
    header.machine.cores,
    text(header.machine.platform),
    text(header.poolscope),
  );
  yield `${how} ${where}\n\n`;
  if (header.error) {
    yield `**${code(preview(JSON.stringify(header.error), 500))}**\n\n`;
  }
  yield '| | |\n|---|---:|\n';
  for (const [name, number] of figureTexts(numbers)) {
    yield `| ${name} | ${number} |\n`;
  }
  yield* table(l10n.t('Input order'), store, tasks.length, (i) => i);
  yield* table(l10n.t('Completion order'), store, order.length, (i) => order[i] as number);
}

function* table(
  title: string,
  store: RunStore,
  length: number,
  row: (i: number) => number,
): Generator<string> {
  yield `\n## ${title}\n\n${markdownHead()}`;
  for (let i = 0; i < Math.min(length, MAX_ROWS); i++) {
    yield markdownLine(store, row(i));
  }
  if (length > MAX_ROWS) {
    yield `\n${l10n.t('… and {0} more.', length - MAX_ROWS)}\n`;
  }
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
