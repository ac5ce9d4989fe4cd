import { createRequire, isBuiltin, type registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { asBuilt } from '../interop.js';
import { importedAt } from '../located.js';
import { isTypeScript } from '../typescript.js';
import { aliased } from './aliases.js';
import { fileMeant, fileOfAlias } from './endings.js';

type ResolveHook = NonNullable<Parameters<typeof registerHooks>[0]['resolve']>;

/**
 * Finds what a user's file imports: as Node does, and besides by a tsconfig's `paths` and in the spellings that
 * TypeScript and bundlers take. Where aliases and packages share a name, a TypeScript file means the alias, as for the
 * TypeScript compiler; other files mean the package.
 *
 * @throws what Node throws; the message says which line of which file asked, and where else was looked
 */
export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  const parent = context.parentURL;
  if (!parent?.startsWith('file:') || parent.includes('/node_modules/') || isBuiltin(specifier)) {
    return nextResolve(specifier, context);
  }
  const isRelative = /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
  const isBare = !isRelative && !/^[a-z][\w+.-]+:/i.test(specifier);
  const file = fileURLToPath(parent);
  const isImport = context.conditions.includes('import');
  const go = (to: string) => nextResolve(isImport ? pathToFileURL(to).href : to, context);
  const early = isBare && isTypeScript(parent) ? byAlias(specifier, file) : {};
  if (early.found !== undefined) {
    return go(early.found);
  }
  const seen = (resolved: ReturnType<typeof nextResolve>) =>
    isImport ? { ...resolved, url: asBuilt(resolved.url, resolved.format, file) } : resolved;
  try {
    return seen(nextResolve(specifier, context));
  } catch (error) {
    const required = isBare && isImport ? asRequired(specifier, file) : undefined;
    if (required !== undefined) {
      return seen(go(required));
    }
    const late = isBare && !isTypeScript(parent) ? byAlias(specifier, file) : early;
    const found = isRelative ? fileMeant(fileURLToPath(new URL(specifier, parent))) : late.found;
    if (found !== undefined) {
      return go(found);
    }
    throw importedAt(error, specifier, parent, late.note);
  }
};

/** Where `require` would find it: `lodash/sum` needs no `.js` there, and a folder may stand for its index. */
function asRequired(specifier: string, file: string): string | undefined {
  try {
    return createRequire(file).resolve(specifier);
  } catch {
    return undefined;
  }
}

/** @returns the file; or, when there is none, where was looked in vain */
function byAlias(specifier: string, file: string): { found?: string; note?: string } {
  let paths: string[];
  try {
    paths = aliased(specifier, file);
  } catch (error) {
    return { note: `Its tsconfig could not be read: ${(error as Error).message}` };
  }
  for (const path of paths) {
    const found = fileOfAlias(path);
    if (found !== undefined) {
      return { found };
    }
  }
  return paths.length === 0
    ? {}
    : { note: `By the paths of its tsconfig it would be ${paths.join(' or ')}.` };
}
