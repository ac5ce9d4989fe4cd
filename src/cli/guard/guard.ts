import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RequestError } from '../../errors.js';
import { metrics } from '../../profile/metrics.js';
import type { RunStore } from '../../record/store.js';
import { OutputError, tell } from '../streams.js';
import { type Condition, conditionFrom, judge } from './conditions.js';
import { type Earlier, earlierRun } from './earlier.js';
import { summaryOf } from './summary.js';

/** What a run in CI is held against. */
export interface Guard {
  conditions: Condition[];
  earlier: Earlier | null;
  /** Absolute path of the Markdown file, or null. */
  summary: string | null;
}

/**
 * @param failIf - the conditions as they were given
 * @param baseline - file of an earlier run
 * @throws RequestError when a condition or the file is wrong, before anything runs
 */
export async function guardFrom(
  failIf: readonly string[],
  baseline: string | null,
  summary: string | undefined,
): Promise<Guard> {
  const conditions = failIf.map((text) => conditionFrom(text, baseline !== null));
  if (summary !== undefined) {
    await appendFile(resolve(summary), '').catch((error: Error) => {
      throw new RequestError(`--summary ${summary} cannot be written: ${error.message}`);
    });
  }
  return {
    conditions,
    earlier: baseline === null ? null : await earlierRun(baseline),
    summary: summary === undefined ? null : resolve(summary),
  };
}

/**
 * Judges a run, writes the summary, and says on stderr which conditions are met.
 *
 * @returns whether one is
 * @throws OutputError when the summary cannot be written
 */
export async function enforce(guard: Guard, store: RunStore): Promise<boolean> {
  const { conditions, earlier, summary } = guard;
  if (conditions.length === 0 && earlier === null && summary === null) {
    return false;
  }
  const numbers = metrics(store);
  const other = earlier && difference(store, numbers.tasks, earlier);
  if (other) {
    tell(`poolscope: ${other}\n`);
  }
  const comparable = other ? null : earlier;
  const judged = conditions.map((condition) =>
    other && condition.guarded.usesEarlier
      ? { ...condition, value: null, isMet: true, found: 'not known' }
      : judge(condition, numbers, comparable),
  );
  for (const { text, found } of judged.filter(({ isMet }) => isMet)) {
    tell(`poolscope: failed, because ${text}: it is ${found}\n`);
  }
  if (summary !== null) {
    await appendFile(summary, summaryOf(store, numbers, judged, comparable)).catch((error: Error) => {
      throw new OutputError(`The summary could not be written: ${error.message}`);
    });
  }
  return judged.some(({ isMet }) => isMet);
}

/** Why two runs cannot be compared; null: they can. */
function difference(store: RunStore, tasks: number, earlier: Earlier): string | null {
  const { name } = store.header.function;
  if (earlier.function !== name) {
    return `${earlier.file} is a run of ${earlier.function}, this is one of ${name}: they are not compared.`;
  }
  return earlier.tasks === tasks
    ? null
    : `${earlier.file} has ${earlier.tasks} tasks, this run has ${tasks}: they are not compared.`;
}
