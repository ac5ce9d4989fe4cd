/** What gives inputs one by one. */
export interface InputIterator {
  next(): IteratorResult<unknown> | PromiseLike<IteratorResult<unknown>>;
  return?(): unknown;
}

/** Whether values can be had only in time. */
export function isAsyncIterable(values: unknown): values is AsyncIterable<unknown> {
  return hasMethod(values, Symbol.asyncIterator);
}

export function isIterable(values: unknown): values is Iterable<unknown> {
  return hasMethod(values, Symbol.iterator);
}

/** Opens async values to be read one by one. */
export function openAsync(values: AsyncIterable<unknown>): InputIterator {
  return webStreamIterator(values) ?? (values[Symbol.asyncIterator]() as InputIterator);
}

/** @throws TypeError for what is no result of an iterator, as `for await` has it */
export function checkedStep(step: unknown): IteratorResult<unknown> {
  if ((typeof step !== 'object' && typeof step !== 'function') || step === null) {
    throw new TypeError(`Iterator result ${String(step)} is not an object`);
  }
  return step as IteratorResult<unknown>;
}

/**
 * Lets go of values that are not read to their end: their iterator is asked to return, and a stream is destroyed, also while it
 * waits for data and could not return by itself.
 *
 * @returns when the iterator has returned, which may be never; it never rejects
 */
export async function close(iterator: InputIterator, values: unknown): Promise<void> {
  try {
    const returned = iterator.return?.();
    destroy(values);
    await returned;
  } catch {
    // Nobody waits for the values any more, nor for what goes wrong with them.
  }
}

/** The same, for whoever waits for it: at most so long (ms). */
export async function closeWithin(closing: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([closing.then(nothing, nothing), late]);
  clearTimeout(timer);
}

function nothing(): void {}

/** A stream of Node.js whose iterator waits for data comes back to nobody. */
function destroy(values: unknown): void {
  if (hasMethod(values, 'destroy') && hasMethod(values, 'pipe')) {
    (values as { destroy(): void }).destroy();
  }
}

/** The iterator of a web stream returns only once it has the chunk that it waits for; its reader can cancel at once. */
function webStreamIterator(values: AsyncIterable<unknown>): InputIterator | undefined {
  if (typeof ReadableStream !== 'function' || !(values instanceof ReadableStream)) {
    return undefined;
  }
  const reader = values.getReader();
  return {
    next: async () => {
      const step = await reader.read();
      if (step.done) {
        reader.releaseLock();
      }
      return step as IteratorResult<unknown>;
    },
    return: () => reader.cancel(),
  };
}

function hasMethod(value: unknown, key: PropertyKey): boolean {
  return typeof (value as Record<PropertyKey, unknown> | null | undefined)?.[key] === 'function';
}
