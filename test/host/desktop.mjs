// Finds a desktop VS Code that can open a window here.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns {boolean} whether windows can be opened at all */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * VSCODE_EXECUTABLE, else `code` on the PATH. The `code` of a remote terminal does not count: it opens a window
 * elsewhere, and cannot load an extension from here.
 * @returns {string | undefined}
 */
export function findDesktopCode() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) {
    if (!existsSync(named)) {
      throw new Error(`VSCODE_EXECUTABLE names ${named}, and there is no such file.`);
    }
    return named;
  }
  if (!hasDisplay() || process.env.VSCODE_IPC_HOOK_CLI) {
    return undefined;
  }
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  if (process.platform === 'darwin') {
    places.push('/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code');
  }
  return places.find((path) => existsSync(path));
}
