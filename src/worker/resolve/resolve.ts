import { createRequire, isBuiltin, type registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isTypeScript } from '../compile/languages.js';
import { asBuilt } from '../interop.js';
import { importedAt } from '../located.js';
import { byAlias } from './aliases.js';
import { conditionsFor, conditionsNote } from './conditions.js';
import { fileAt, fileMeant } from './endings.js';
import { inRootDirs } from './rootDirs.js';
import { targetOf } from './target.js';
import { noteImporter } from './unknown.js';

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
  const seen = (resolved: ReturnType<typeof nextResolve>) => {
    noteImporter(resolved.url, specifier, parent);
    return isImport ? { ...resolved, url: asBuilt(resolved.url, resolved.format, file) } : resolved;
  };
  const early = isBare && isTypeScript(parent) ? byAlias(specifier, file) : {};
  if (early.found !== undefined) {
    return seen(go(early.found));
  }
  const conditions = isBare && isTypeScript(parent) ? conditionsFor(file) : [];
  const asked =
    conditions.length > 0 ? { ...context, conditions: [...context.conditions, ...conditions] } : context;
  try {
    return seen(nextResolve(specifier, asked));
  } catch (error) {
    const required = isBare && isImport ? asRequired(specifier, file) : undefined;
    if (required !== undefined) {
      return seen(go(required));
    }
    const late = isBare && !isTypeScript(parent) ? byAlias(specifier, file) : early;
    const found = isRelative
      ? relativeFile(fileURLToPath(new URL(specifier, parent)), file)
      : (late.found ?? (isBare ? targetOf(error) : undefined));
    if (found !== undefined) {
      return seen(go(found));
    }
    throw importedAt(
      error,
      specifier,
      parent,
      late.note ?? (isBare ? conditionsNote(error, asked) : undefined),
    );
  }
};

function relativeFile(path: string, file: string): string | undefined {
  return fileMeant(path) ?? fileAt(path) ?? inRootDirs(path, file);
}

/** Where `require` would find it: `lodash/sum` needs no `.js` there, and a folder may stand for its index. */
function asRequired(specifier: string, file: string): string | undefined {
  try {
    return createRequire(file).resolve(specifier);
  } catch {
    return undefined;
  }
}
