/** JavaScript that was made of a TypeScript file. */
export interface Compiled {
  path: string;
  /** The TypeScript it was made of: a file that has changed since is compiled again. */
  source: string;
  code: string;
}

/** Characters that are kept, source and code; the oldest files go first. */
const ROOM = 8_000_000;

const kept = new Map<string, Compiled>();
let size = 0;
let tell: (file: Compiled) => void = () => {};

/**
 * Compiling for the first time in a thread or process costs more than starting it does, so it is done once for all: a
 * worker tells its pool what it has compiled, and the pool tells later workers.
 */
export function compiledOnce(path: string, source: string, compile: () => string): string {
  const known = kept.get(path);
  if (known?.source === source) {
    return known.code;
  }
  const file = { path, source, code: compile() };
  keepCompiled(file);
  tell(file);
  return file.code;
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
