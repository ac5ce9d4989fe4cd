import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Project } from '../functions/modules.js';
import { isModuleByName } from '../worker/format.js';
import { byAlias } from '../worker/resolve/aliases.js';
import { looksLikeAlias } from '../worker/resolve/aliasNames.js';
import { fileAt } from '../worker/resolve/endings.js';

/** What the package.json and tsconfig around a file say about it. Files are asked for by their absolute paths. */
export const project: Project = {
  isModulePackage: (file) => {
    try {
      return isModuleByName(file);
    } catch {
      return false; // Its package.json is broken, which is told where it is run.
    }
  },
  lostAlias: (specifier, from) => {
    // What `#/` stands for is for the package.json to say, and for the Node.js that runs it.
    if (!looksLikeAlias(specifier) || specifier.startsWith('#') || isInstalled(specifier, from)) {
      return undefined;
    }
    const { found, note, looked = [] } = byAlias(specifier, from);
    return found === undefined && !looked.some(isDeclared) ? note : undefined;
  },
};

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
