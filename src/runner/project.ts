import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Project } from '../functions/modules.js';
import { isModuleByName, nearestPackage } from '../worker/format.js';
import { byAlias } from '../worker/resolve/aliases.js';
import { looksLikeAlias } from '../worker/resolve/aliasNames.js';
import { fileAt } from '../worker/resolve/endings.js';
import { forgetSettings, settingsFor } from '../worker/resolve/settings.js';

export { speak } from '../language.js';

/** What the package.json and tsconfig around a file say about it. Files are asked for by their absolute paths. */
export const project: Project = {
  isModulePackage: (file) => {
    try {
      return isModuleByName(file);
    } catch {
      return false; // Its package.json is broken, which is told where it is run.
    }
  },
  keepsNames: (file) => {
    forgetSettings();
    try {
      return settingsFor(file).keepsNames;
    } catch {
      return false; // Its tsconfig cannot be read, which is told where it is run.
    }
  },
  lostAlias: (specifier, from) => {
    const isOwn = specifier.startsWith('#');
    const isAlias = isOwn || looksLikeAlias(specifier);
    if (!isAlias || (isOwn ? isMapped(specifier, from) : isInstalled(specifier, from))) {
      return undefined;
    }
    if (byAlias(specifier, from).found !== undefined) {
      return undefined;
    }
    // An editor lives long: the tsconfig may be another one by now.
    forgetSettings();
    const { found, note, looked = [] } = byAlias(specifier, from);
    if (found !== undefined || looked.some(isDeclared)) {
      return undefined;
    }
    return (
      note ?? l10n.t('Its package.json has no such name in its imports, and no tsconfig has a path for it.')
    );
  },
};

/** Whether the nearest package.json maps a name: where to is for Node.js to say. */
function isMapped(specifier: string, from: string): boolean {
  try {
    return Object.keys(nearestPackage(dirname(from))?.imports ?? {}).some((key) => {
      const [start = '', end] = key.split('*');
      return end === undefined ? key === specifier : specifier.startsWith(start) && specifier.endsWith(end);
    });
  } catch {
    return true; // Its package.json is broken, which is told where it is run.
  }
}

/** A folder in node_modules may have any name. */
function isInstalled(specifier: string, from: string): boolean {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const folders = createRequire(from).resolve.paths(specifier) ?? [];
  return folders.some(
    (folder) => exists(`${folder}/${name}`) || fileAt(`${folder}/${specifier}`) !== undefined,
  );
}

/** What is declared may stand for types only. */
function isDeclared(path: string): boolean {
  return ['', '.d.ts', '.d.mts', '.d.cts', '/index.d.ts'].some((ending) => exists(path + ending));
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
