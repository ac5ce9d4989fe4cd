import type { Transferable } from 'node:worker_threads';

/**
 * What is to be moved with each value. The worker's script and the library that a user's file imports are two bundles,
 * so they meet in a place that both can name.
 */
const PLACE = Symbol.for('poolscope.transfers');
const holder = globalThis as { [PLACE]?: WeakMap<object, readonly Transferable[]> };

/**
 * Marks a value so that buffers in it are moved to the other thread instead of copied, which takes no time however large
 * they are; on this side they are empty (detached) from then on. For an argument of a call, or one input of a map, and
 * for what a task's function returns. Between processes everything is copied.
 *
 * @param value - an argument or a result: an object that holds the buffers, such as a typed array
 * @param moved - the buffers (or ports); default: the buffer of a typed array, or the value itself
 * @returns the same value
 * @throws TypeError when `value` is no object
 *
 * @example
 * import { Pool, task, transfer } from 'poolscope';
 *
 * const sum = task(new URL('./work.ts', import.meta.url), 'sum');
 * await using pool = new Pool({ workers: 1 });
 * const floats = new Float64Array([1, 2, 3]);
 * console.log(await pool.apply(sum, [transfer(floats)]), floats.length); // 6 0
 */
export function transfer<T extends object>(value: T, moved?: readonly Transferable[]): T {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`Only an object can be moved, not ${String(value)}.`);
  }
  holder[PLACE] ??= new WeakMap();
  holder[PLACE].set(value, moved ?? ([ArrayBuffer.isView(value) ? value.buffer : value] as Transferable[]));
  return value;
}

/** @param spread - each of `values` is a list of arguments @returns what is to be moved with them, each once */
export function transfersOf(values: ArrayLike<unknown>, spread: 'one' | 'many'): Transferable[] {
  const marks = holder[PLACE];
  if (marks === undefined || ArrayBuffer.isView(values)) {
    return [];
  }
  const moved = new Set<Transferable>();
  const look = (value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      for (const each of marks.get(value) ?? []) {
        // Shared memory is there for both; it is passed on as it is.
        if (!(each instanceof SharedArrayBuffer)) {
          moved.add(each);
        }
      }
    }
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    look(value);
    if (spread === 'many' && Array.isArray(value)) {
      value.forEach(look);
    }
  }
  return [...moved];
}
