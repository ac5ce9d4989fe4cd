import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Node keeps compiled code from one start to the next, which halves what a start takes. In the person's own folder
 * for such things and not in the temporary one, which others can write to. Node does without it where it cannot be
 * written, and where NODE_DISABLE_COMPILE_CACHE is set.
 *
 * @returns an absolute path
 */
export function compileCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homedir();
  const base = {
    win32: LOCALAPPDATA || join(home, 'AppData', 'Local'),
    darwin: join(home, 'Library', 'Caches'),
  }[process.platform as 'win32' | 'darwin'];
  return join(base ?? (XDG_CACHE_HOME || join(home, '.cache')), 'poolscope', 'compiled');
}
