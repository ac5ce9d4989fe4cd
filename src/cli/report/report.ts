import { figureTexts } from '../../profile/figures.js';
import { metrics } from '../../profile/metrics.js';
import { sentence } from '../../profile/sentence.js';
import { verdict } from '../../profile/verdict/verdict.js';
import { verdictLines } from '../../profile/verdict/words.js';
import { plain } from '../../record/printable.js';
import type { RunStore } from '../../record/store.js';
import { preview } from '../../record/values.js';
import { failures } from './failures.js';
import { orders } from './orders.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** What is printed of a run that has ended: both orders, what failed, the numbers, and the run in plain words. */
export function* report(store: RunStore, paint: Paint): Generator<string> {
  const numbers = metrics(store);
  yield section(orders(store, paint));
  yield section(failures(store, paint));
  if (numbers.tasks > 0) {
    yield section(table(['', ''], beside(figureTexts(numbers)), paint, ['left', 'right', 'left', 'right']));
  }
  const judged = verdict(store, numbers);
  if (judged) {
    yield section(`Verdict: ${verdictLines(judged).join('\n')}\n`);
  }
  yield `${summary(store)}\n`;
}

/** The run in a line: `map square completed. 10 tasks on 4 workers in 1.2 s …` */
export function summary(store: RunStore): string {
  const { header } = store;
  const why = header.error === null ? '' : ` (${preview(JSON.stringify(header.error), 300)})`;
  return `${header.mode} ${plain(header.function.name)} ${header.outcome}${why}. ${sentence(store)}`;
}

function section(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

/** Two rows of a two-column table in one line. */
function beside(rows: readonly [string, string][]): string[][] {
  const half = Math.ceil(rows.length / 2);
  return rows.slice(0, half).map((row, i) => [...row, ...(rows[i + half] ?? ['', ''])]);
}
