import { isDeepStrictEqual } from 'node:util';
import { wrongEndings } from './endings.mjs';
import { brief } from './match.mjs';
import { wrongOutput } from './outputOracle.mjs';
import { LISTS } from './sources.mjs';
import { wrongTimes } from './timesOracle.mjs';

/** Modes whose caller gets results in the order in which they come. */
const AS_THEY_COME = ['apply_async', 'imap_unordered'];

/**
 * What is wrong with the document of a run (docs/record.md), in sentences.
 *
 * @param asked - of the program
 * @param document - as `--json` prints it
 * @param {Map<number, number>} began - how often each task has begun
 * @returns {string[]} empty when all is right
 */
export function wrongDocument(asked, document, began) {
  return [
    ...wrongRows(asked, document),
    ...wrongEndings(asked, document, began),
    ...wrongTimes(document),
    ...wrongOutput(asked, document),
    ...wrongOutcome(asked, document),
    ...wrongResults(document),
    ...wrongCalls(document),
  ];
}

function wrongRows({ kind, whats, taskArgs, mode, workers, workerType, chunksize }, document) {
  const { tasks, pool } = document;
  const faults = [];
  const count = whats.length;
  if (kind === 'endless' ? tasks.length < 1 : tasks.length !== count) {
    faults.push(`${tasks.length} rows for ${count} inputs`);
  }
  tasks.forEach((task, i) => {
    if (task.index !== i) {
      faults.push(`row ${i} has index ${task.index}`);
    }
    const args = i < count ? taskArgs[i] : [[i, 'give: whole']];
    if (!isDeepStrictEqual(task.args, args)) {
      faults.push(`task ${i} has the arguments ${brief(task.args)}, not ${brief(args)}`);
    }
  });
  const isAsked = pool.workers === workers && pool.workerType === workerType && document.mode === mode;
  if (!isAsked || (chunksize !== undefined && pool.chunksize !== chunksize)) {
    faults.push(
      `asked for ${mode} on ${workers} ${workerType}s by ${chunksize}, got ${document.mode} ${brief(pool)}`,
    );
  }
  return faults;
}

function wrongOutcome({ kind }, { tasks, outcome, error }) {
  const isHeld = kind === 'cancelled' || kind === 'endless';
  const isCutLate =
    kind === 'cancelled late' && tasks.some(({ status }) => status === 'cancelled' || status === 'not_run');
  const expected =
    isHeld || isCutLate ? 'cancelled' : tasks.every(({ status }) => status === 'ok') ? 'completed' : 'failed';
  if (outcome !== expected) {
    return [`the outcome is ${outcome}, not ${expected}`];
  }
  const hasError = error !== null;
  return outcome !== 'cancelled' && hasError !== (outcome === 'failed')
    ? [`${outcome}, and the error is ${brief(error)}`]
    : [];
}

function wrongResults({ mode, tasks, results, outcome, completionOrder }) {
  const faults = [];
  const came = tasks.filter(({ received }) => received !== null).map(({ index }) => index);
  if (
    !isDeepStrictEqual(
      [...completionOrder].sort((a, b) => a - b),
      came,
    )
  ) {
    faults.push(`${brief(completionOrder)} are said to have completed, and ${brief(came)} have`);
  }
  if (
    completionOrder.some(
      (index, at) => at > 0 && tasks[index]?.received < tasks[completionOrder[at - 1]]?.received,
    )
  ) {
    faults.push(`${brief(completionOrder)} is not by the time of completion`);
  }
  if (LISTS.includes(mode) && outcome !== 'completed') {
    return results === null ? faults : [...faults, `${outcome} ${mode} has results`];
  }
  const delivered = tasks.filter(({ delivered, status }) => delivered !== null && status === 'ok');
  if (AS_THEY_COME.includes(mode)) {
    delivered.sort((a, b) => a.delivered - b.delivered || a.received - b.received || a.index - b.index);
  }
  const expected = delivered.map(({ value }) => value);
  if (outcome !== 'cancelled' && delivered.length !== tasks.filter(({ status }) => status === 'ok').length) {
    faults.push('a task is ok and was not delivered');
  }
  return isDeepStrictEqual(results, expected)
    ? faults
    : [...faults, `the results are ${brief(results)}, not ${brief(expected)}`];
}

function wrongCalls({ mode, tasks, caller, callbacks, outcome }) {
  const faults = [];
  const calls = caller.filter(({ call }) => call === mode).length;
  const isPerInput = mode === 'apply' || mode === 'apply_async';
  const ended = outcome !== 'cancelled';
  if (ended && calls !== (isPerInput ? tasks.length : 1)) {
    faults.push(`${calls} calls of ${mode} for ${tasks.length} tasks`);
  }
  const called = callbacks.map(({ index }) => index).sort((a, b) => a - b);
  const expected =
    mode === 'apply_async'
      ? tasks.map(({ index }) => index)
      : mode.endsWith('_async') && tasks.length > 0
        ? [null]
        : [];
  const isRight = ended ? isDeepStrictEqual(called, expected) : new Set(called).size === called.length;
  return isRight ? faults : [...faults, `callbacks were called for ${brief(called)}, not ${brief(expected)}`];
}
