import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namePath } from '../worker/names.js';
import type { FunctionAddress } from '../worker/wire.js';

/** Any function, synchronous or not. */
export type AnyFunction = (...args: never[]) => unknown;

/** A function that workers can find: made by `task`, and of no other use. `F` is its type, where it was told. */
export interface Task<F extends AnyFunction = AnyFunction> extends FunctionAddress {
  /** Tells it from other objects. */
  readonly kind: 'poolscope-task';
  /** @internal Only there for the types. */
  readonly type?: F;
}

/** What a task gives: what its function returns or promises. */
export type Result<F extends AnyFunction> = Awaited<ReturnType<F>>;
/** What a map gives to each call of a task: its first argument; anything where its type was not told. */
export type Input<F extends AnyFunction> = [Parameters<F>[number]] extends [never]
  ? unknown
  : Parameters<F>[0];

/**
 * Names a function so that any worker can import it: by its file and its name there, never as a string of code, which
 * would lose its closure and its imports. Its type can be told, so that inputs and results are checked:
 * `task<typeof import('./work.js').square>(new URL('./work.js', import.meta.url), 'square')`.
 *
 * @param file - the file's URL, or its absolute path
 * @param name - as in the file: `square`, `Class.staticMethod`, `default`
 * @returns what the calls of a pool take. Whether there is such a file and function shows in a worker: LoadError
 * @throws TypeError when the file is no file URL or absolute path, or the name no name
 */
export function task<F extends AnyFunction = AnyFunction>(file: URL | string, name: string): Task<F> {
  const url =
    typeof file === 'string' && isAbsolute(file)
      ? pathToFileURL(file).href
      : file instanceof URL
        ? file.href
        : file;
  if (typeof url !== 'string' || !url.startsWith('file:')) {
    throw new TypeError(`task() needs a file URL or an absolute path, not ${JSON.stringify(file)}.`);
  }
  namePath(name);
  return { kind: 'poolscope-task', url, name };
}

/** One for each task, so that it can be told by identity. */
const addresses = new WeakMap<object, FunctionAddress>();

/**
 * What of a task is sent to workers.
 *
 * @param what - names it in the error
 * @throws TypeError when `value` was not made by `task`
 */
export function addressOf(value: unknown, what = 'The function'): FunctionAddress {
  const known = typeof value === 'object' && value !== null ? addresses.get(value) : undefined;
  if (known) {
    return known;
  }
  const { kind, url, name, exportedAs, source } = (value ?? {}) as Partial<Task>;
  if (kind !== 'poolscope-task' || url === undefined || name === undefined) {
    throw new TypeError(`${what} must be given as task(file, name), so that workers can import it.`);
  }
  const address = { url, name, exportedAs, source };
  addresses.set(value as object, address);
  return address;
}
