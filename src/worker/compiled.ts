import { areUnchanged, type FileStamps } from './compile/stamps.js';

/** JavaScript that was made of a file. */
export interface Compiled extends Compilation {
  path: string;
  /** The text it was made of: a file that has changed since is compiled again. */
  source: string;
}

/** What a compiler made of a file. */
export interface Compilation {
  code: string;
  /** Where the compiler made it so. */
  format?: 'commonjs';
  /** The other files that decided on it, tsconfigs among them; undefined where there are none. */
  others?: FileStamps;
}

/** Characters that are kept, source and code; the oldest files go first. */
const ROOM = 8_000_000;

const kept = new Map<string, Compiled>();
let size = 0;
let tell: (file: Compiled) => void = () => {};

/**
 * Compiling for the first time in a thread or process costs more than starting it does, so it is done once for all: a
 * worker tells its pool what it has compiled, and the pool tells later workers.
 *
 * @param format - what it has to have been made to; undefined: whatever it was made to
 */
export function compiledOnce(
  path: string,
  source: string,
  compile: () => Compilation,
  format?: 'commonjs',
): Compilation {
  const known = kept.get(path);
  const fits = format === undefined || known?.format === format;
  if (fits && known?.source === source && (known.others === undefined || areUnchanged(known.others))) {
    return known;
  }
  const file = { path, source, ...compile() };
  keepCompiled(file);
  tell(file);
  return file;
}

/** From now on, what is compiled here is told to this listener. */
export function onCompiled(listener: (file: Compiled) => void): void {
  tell = listener;
}

/** Takes over what was compiled elsewhere. */
export function keepCompiled(file: Compiled): void {
  forget(file.path);
  kept.set(file.path, file);
  size += lengthOf(file);
  for (const path of kept.keys()) {
    if (size <= ROOM) {
      break;
    }
    forget(path);
  }
}

export function allCompiled(): Compiled[] {
  return [...kept.values()];
}

function forget(path: string): void {
  const file = kept.get(path);
  if (file) {
    kept.delete(path);
    size -= lengthOf(file);
  }
}

function lengthOf({ source, code }: Compiled): number {
  return source.length + code.length;
}
