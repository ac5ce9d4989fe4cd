import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { actOf } from './acts.mjs';
import { brief } from './match.mjs';
import { MINE } from './poolCalls.mjs';

const require = createRequire(import.meta.url);
const { ERRORS } = require('./worker/errors.cjs');
const { VALUES } = require('./worker/values.cjs');

/** A task that was killed by what others left behind is begun so often at most. */
const MOST_BEGINNINGS = 4;

/**
 * What is wrong with what a call gave.
 *
 * @param program
 * @param call - of the program
 * @param got - as `follow` gives it
 * @param {{ began: Map<number, number>, isInterruption: (error: unknown) => boolean }} seen - an interruption is what the program did to its calls
 * @returns {string[]}
 */
export function wrongCall(program, call, got, seen) {
  const { whats, mode, first } = call;
  const judge = (at, each) => wrongEnd(program, call, first + at, whats[at], each, seen);
  if (got.list) {
    return got.list.length === whats.length
      ? got.list.flatMap((value, at) => judge(at, { value }))
      : [`${mode} gave ${got.list.length} results for ${whats.length} inputs`];
  }
  if ('error' in got) {
    const isOfTask = whats.some((_, at) => judge(at, got).length === 0);
    return isOfTask || got.error === MINE || seen.isInterruption(got.error)
      ? []
      : [`${mode} threw ${tell(got)}`];
  }
  const { each, isLeft, after } = got;
  if (isLeft && after !== null) {
    return [`${mode} was left and gave ${tell(after)}`];
  }
  if (mode === 'imap_unordered') {
    return wrongSet(program, call, each, seen);
  }
  const rest = each.slice(whats.length);
  // The reason of an abort, or of the end of the pool, may come once more after the last result.
  const faults =
    rest.every(({ error }) => seen.isInterruption(error)) && rest.length < 2
      ? []
      : [`${mode} went on: ${rest.map(tell)}`];
  if (!isLeft && !program.cut && each.length !== whats.length) {
    faults.push(`${mode} gave ${each.length} results for ${whats.length} inputs`);
  }
  return [...faults, ...each.slice(0, whats.length).flatMap((one, at) => judge(at, one))];
}

/** Results that come in any order: each is of one task, and each task has one. */
function wrongSet(program, call, each, seen) {
  const left = new Set(call.whats.keys());
  const faults = [];
  // An interruption may be the end of any of them, so what can be of one only has its choice first.
  const vague = ({ error }) => Number(seen.isInterruption(error) || error === MINE);
  const choosing = each.toSorted((a, b) => vague(a) - vague(b));
  for (const one of choosing) {
    const at = [...left].find(
      (task) => wrongEnd(program, call, call.first + task, call.whats[task], one, seen).length === 0,
    );
    if (at !== undefined) {
      left.delete(at);
    } else if (!seen.isInterruption(one.error)) {
      faults.push(`${call.mode} gave ${tell(one)}, and no task that is left has that`);
    }
  }
  const isWhole = !program.cut && call.taking !== null && !call.taking.startsWith('left');
  return isWhole && each.length !== call.whats.length
    ? [...faults, `${each.length} results for ${call.whats.length} inputs`]
    : faults;
}

function wrongEnd(program, call, i, what, got, { began, isInterruption }) {
  const isHarmed =
    call.whats.some((other) => actOf(other).fatal) ||
    program.calls.some(({ whats }) => whats.some((other) => actOf(other).fatal));
  const times = began.get(i) ?? 0;
  const isLost = /had ended, but the worker died/.test(got.error?.message) && isHarmed;
  const isWornOut =
    got.error?.name === 'WorkerDiedError' && program.kind === 'late' && times >= MOST_BEGINNINGS;
  if (('error' in got && (isInterruption(got.error) || got.error === MINE)) || isLost || isWornOut) {
    return [];
  }
  return actOf(what)
    .ends(i)
    .some((end) => isEnd(got, end, i, what))
    ? []
    : [`task ${i} (${what}) gave ${tell(got)}`];
}

function isEnd(got, { status, error, json }, i, what) {
  if (status === 'ok') {
    return 'value' in got && isValue(got.value, i, what, json);
  }
  return 'error' in got && (error === undefined || isError(got.error, error, i, what));
}

function isValue(value, i, what, json) {
  const [group, name] = what.split(': ');
  const expected = group.startsWith('give') ? VALUES[name].make(i) : json;
  try {
    return name === 'error'
      ? value.message === expected.message
      : isDeepStrictEqual(structuredClone(value), structuredClone(expected));
  } catch {
    return false;
  }
}

/** Whether an error has what the record of it would have. */
function isError(error, record, i, what) {
  if (!(error instanceof Error)) {
    return false;
  }
  return Object.entries(record).every(([key, expected]) => {
    switch (key) {
      case 'thrown': {
        const thrown = ERRORS[what.split(': ')[1]].make(i);
        return isDeepStrictEqual(error.thrown, thrown);
      }
      case 'properties':
        return Object.entries(expected).every(([name, value]) => isDeepStrictEqual(error[name], value));
      case 'cause':
        return isError(error.cause, expected, i, what);
      case 'errors':
        return expected.every((each, at) => isError(error.errors?.[at], each, i, what));
      default:
        return error[key] === expected;
    }
  });
}

/** How often each task began, where that is not as it must be. */
export function wrongBeginnings({ kind, calls, cut }, began) {
  const faults = [];
  for (const { whats, first } of calls) {
    whats.forEach((what, at) => {
      const times = began.get(first + at) ?? 0;
      if (times > (kind === 'late' ? MOST_BEGINNINGS : 1) || (times === 0 && !cut)) {
        faults.push(`task ${first + at} (${what}) began ${times} times`);
      }
    });
  }
  return faults;
}

function tell(got) {
  return 'error' in got ? `the error ${String(got.error)}` : brief(got.value);
}
