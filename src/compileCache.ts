import { lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

let found: string | null | undefined;

/**
 * Where Node keeps compiled code from one start to the next, which halves what a start takes. In the user's own folder
 * for such things and not in the temporary one. Node does without it where NODE_DISABLE_COMPILE_CACHE is set.
 *
 * @returns an absolute path; null where there is no such folder, or where somebody else could put code into it
 */
export function compileCache(): string | null {
  if (found === undefined) {
    try {
      found = folder();
    } catch {
      found = null; // It can neither be made nor be looked at.
    }
  }
  return found;
}

function folder(): string | null {
  const base = userCache();
  if (base === null) {
    return null;
  }
  const compiled = join(base, 'poolscope', 'compiled');
  make(compiled);
  return isSafe(realpathSync(compiled)) ? compiled : null;
}

/** The system's folder for such things; null where the user has none, as with cron or in a container. */
function userCache(): string | null {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env;
  const named =
    process.platform === 'win32' ? LOCALAPPDATA : process.platform === 'darwin' ? '' : XDG_CACHE_HOME;
  if (isAbsolute(named)) {
    return named;
  }
  const home = homedir();
  const below = { win32: ['AppData', 'Local'], darwin: ['Library', 'Caches'] };
  return isAbsolute(home)
    ? join(home, ...(below[process.platform as keyof typeof below] ?? ['.cache']))
    : null;
}

/** Not `mkdir` with `recursive`: that never returns where the system says "no such file" for a new folder (/proc). */
function make(path: string): void {
  const attempt = () => {
    try {
      mkdirSync(path, 0o700);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
  };
  try {
    attempt();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) {
      throw error;
    }
    make(dirname(path));
    attempt();
  }
}

/** Whether nobody but the user and the system's administrator can put a file there, or another folder in its place. */
function isSafe(path: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) {
    return true; // On Windows a user's folders are the user's own.
  }
  const own = [path, dirname(path)];
  for (let at = path; ; at = dirname(at)) {
    const there = lstatSync(at);
    const isRight = own.includes(at) ? isPrivate(there, user) : isTrusted(there, user);
    if (!isRight || at === dirname(at)) {
      return isRight;
    }
  }
}

const BY_GROUP = 0o020;
const BY_ALL = 0o002;
/** In such a folder only the owner of a file can take it away: the temporary folder is one. */
const STICKY = 0o1000;

function isPrivate({ uid, mode }: Stats, user: number): boolean {
  return uid === user && (mode & (BY_GROUP | BY_ALL)) === 0;
}

function isTrusted({ uid, mode }: Stats, user: number): boolean {
  return (uid === user || uid === 0) && ((mode & BY_ALL) === 0 || (mode & STICKY) !== 0);
}
