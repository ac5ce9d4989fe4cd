import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { checkedStep, close, closeWithin, isAsyncIterable, openAsync } from '../iteration.js';
import { inWords, thrownInWords } from './words.js';

/** ms that async inputs have to end by themselves, when no more of them are read. */
const CLOSING = 500;

/**
 * Inputs on their way, some at a time: one iterable for all that is there at once, an array per piece of a file. Ten
 * million inputs are then a few thousand steps of an async loop, not ten million.
 */
export type Batches = AsyncIterable<Iterable<unknown>> & {
  /** How many inputs there are, where that is known. */
  total?: number;
};

/** The inputs threw after some had been given; `cause` is what they threw. */
export class InputsError extends RequestError {
  /**
   * @param after how many inputs came before
   * @param thrown what the inputs threw
   */
  constructor(
    readonly after: number,
    thrown: unknown,
  ) {
    const what = `${thrownInWords(thrown)}${placeOf(thrown)}`;
    super(
      after === 0
        ? l10n.t('The inputs threw before the first one: {0}', what)
        : after === 1
          ? l10n.t('The inputs threw after {0} input: {1}', after, what)
          : l10n.t('The inputs threw after {0} inputs: {1}', after, what),
      { cause: thrown },
    );
  }
}

/** Where an error was thrown, as " (file:line:column)", when its stack says so. */
function placeOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  const frame = stack?.split('\n').find((line) => /^\s+at /.test(line) && /:\d+:\d+\)?$/.test(line));
  const place =
    frame === undefined || frame.includes('node:') ? undefined : /\(?([^()\s]+:\d+:\d+)\)?$/.exec(frame)?.[1];
  return place === undefined ? '' : ` (${place.replace(/^file:\/\//, '')})`;
}

/**
 * Makes batches of what a person gave as inputs.
 * @param value an iterable or async iterable; anything else is refused
 * @param giver what gave the value: "The expression", "The export users"
 * @param example how to write the one value as inputs, for the hint
 * @throws RequestError when the value cannot be iterated
 */
export function toBatches(value: unknown, giver: string, signal?: AbortSignal, example = '[…]'): Batches {
  if (isAsyncIterable(value)) {
    return eachAlone(value, signal);
  }
  if (value != null && typeof (value as Iterable<unknown>)[Symbol.iterator] === 'function') {
    const batches: Batches = allAtOnce(value as Iterable<unknown>);
    return Array.isArray(value) ? Object.assign(batches, { total: value.length }) : batches;
  }
  throw new RequestError(
    l10n.t('{0} gave {1}, which is not iterable; {2}', giver, inWords(value), hint(value, example)),
  );
}

function hint(value: unknown, example: string): string {
  if (typeof value === 'function') {
    const name = value.name === '' ? l10n.t('it') : `${value.name}()`;
    return l10n.t('call it ({0}) to use what it returns as the inputs.', name);
  }
  if (isObject(value) && typeof (value as { length?: unknown }).length === 'number') {
    return l10n.t('write Array.from(…) around it.');
  }
  if (isObject(value) && typeof (value as { next?: unknown }).next === 'function') {
    return l10n.t('it has next(), but no [Symbol.iterator]().');
  }
  return value === undefined
    ? l10n.t('it must give an array or another iterable.')
    : l10n.t('write {0} for one input.', example);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

async function* allAtOnce(values: Iterable<unknown>): AsyncGenerator<Iterable<unknown>> {
  yield values;
}

/** Async inputs, one at a time; an abort does not wait for a `next()` that never settles. However it ends, they are let go. */
async function* eachAlone(values: AsyncIterable<unknown>, signal?: AbortSignal): AsyncGenerator<unknown[]> {
  const iterator = openAsync(values);
  let isOver = false;
  try {
    for (;;) {
      let step: IteratorResult<unknown>;
      try {
        step = checkedStep(await unlessAborted(iterator.next(), signal));
      } catch (error) {
        isOver = signal?.aborted !== true;
        throw error;
      }
      if (step.done) {
        isOver = true;
        return;
      }
      yield [step.value];
    }
  } finally {
    if (!isOver) {
      await closeWithin(close(iterator, values), CLOSING);
    }
  }
}

/** A promise that rejects with the signal's reason as soon as it is aborted. */
export function unlessAborted<T>(promise: PromiseLike<T> | T, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) {
    return Promise.resolve(promise);
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    const settled = () => signal.removeEventListener('abort', abort);
    Promise.resolve(promise).then(resolve, reject).finally(settled);
  });
}
