import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namePath } from '../worker/names.js';
import type { FunctionAddress } from '../worker/wire.js';

/** A function that workers can find: made by `task`. */
export interface Task extends FunctionAddress {
  readonly kind: 'poolscope-task';
}

/**
 * Names a function so that any worker can import it: by its file and its name there, never as a string of code, which
 * would lose its closure and its imports.
 *
 * @param file - the file's URL, or its absolute path
 * @param name - as in the file: `square`, `Class.staticMethod`, `default`
 * @throws TypeError when the file is no file URL or absolute path, or the name no name
 */
export function task(file: URL | string, name: string): Task {
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

/** @throws TypeError when `value` was not made by `task` */
export function assertTask(value: unknown): asserts value is Task {
  if ((value as Task | null)?.kind !== 'poolscope-task') {
    throw new TypeError('The function must be given as task(file, name), so that workers can import it.');
  }
}
