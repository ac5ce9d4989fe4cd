import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { bundlePath } from '../bundles.js';
import { RequestError } from '../errors.js';

/** `module.registerHooks`, which gives access to functions that are not exported, came with 22.15. */
const OLDEST = [22, 15] as const;

/** A Node that can run a run. `env` is needed to make an editor's own runtime behave as Node. */
export interface NodeRuntime {
  path: string;
  env: Record<string, string>;
}

/** What was found new enough; what was not may be the next time. */
const known = new Map<string, string>();

/**
 * Chooses the Node for a run: the one that was asked for, else the one this program runs on, else `node` on the PATH,
 * else one that is installed as a package beside this program, else the editor's own; each only when it is new enough.
 *
 * @param wanted - absolute path (setting `poolscope.nodePath`), or nothing
 * @throws RequestError when there is none, or the one that was asked for will not do
 */
export function chooseNode(wanted?: string): NodeRuntime {
  if (wanted) {
    const version = versionOf(wanted);
    if (version === null || !isNewEnough(version)) {
      const oldest = OLDEST.join('.');
      throw new RequestError(
        version === null
          ? l10n.t(
              '{0} is no Node.js that can be started; Poolscope runs functions on Node.js {1} or newer. Change the setting poolscope.nodePath, or empty it: one is looked for then.',
              wanted,
              oldest,
            )
          : l10n.t(
              '{0} is Node.js {1}; Poolscope runs functions on Node.js {2} or newer. Change the setting poolscope.nodePath, or empty it: one is looked for then.',
              wanted,
              version,
              oldest,
            ),
      );
    }
    return { path: wanted, env: {} };
  }
  const isElectron = 'electron' in process.versions;
  if (!isElectron && isNewEnough(process.versions.node)) {
    return { path: process.execPath, env: {} };
  }
  for (const path of ['node', packagedNode()]) {
    const version = path && versionOf(path);
    if (path && version && isNewEnough(version)) {
      return { path, env: {} };
    }
  }
  if (isElectron && isNewEnough(process.versions.node)) {
    return { path: process.execPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
  }
  throw new RequestError(
    l10n.t(
      'Poolscope runs functions on Node.js {0} or newer; this is {1} and no newer one was found on the PATH. Install one, or name it in the setting poolscope.nodePath.',
      OLDEST.join('.'),
      process.versions.node,
    ),
  );
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function versionOf(path: string): string | null {
  const before = known.get(path);
  if (before !== undefined) {
    return before;
  }
  const { status, stdout } = spawnSync(path, ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    timeout: 5000,
  });
  const version = status === 0 ? stdout.trim() : '';
  if (!/^\d+\.\d+\.\d/.test(version)) {
    return null; // Another program of that name.
  }
  if (isNewEnough(version)) {
    known.set(path, version);
  }
  return version;
}

/** The npm package `node` brings a Node of its own; a checkout has it, so that an older one suffices to start with. */
function packagedNode(): string | null {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = bundlePath(join('..', 'node_modules', 'node', 'bin', file));
  return existsSync(path) ? path : null;
}
