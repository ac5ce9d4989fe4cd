import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { createFilesMatcher, createPathsMatcher, parseTsconfig, type TsConfigResult } from 'get-tsconfig';

/** What the tsconfig of a file says about running it. */
export interface Settings {
  /** Path of the tsconfig, or null where there is none. */
  config: string | null;
  /** Where a bare import may lead by `paths` and `baseUrl`: absolute, without an ending perhaps. */
  paths: (specifier: string) => string[];
  /** Of the exports and imports of package.json files, besides Node's own. */
  conditions: readonly string[];
  /** Folders that count as one, absolute. */
  rootDirs: readonly string[];
  /** Whether a class's fields are JavaScript's, and no assignments in its constructor. */
  definesFields: boolean;
  /** Whether imports and exports stay as they are written. */
  keepsNames: boolean;
  /** All that was read or looked for: what is compiled under these settings is so while these stay as they are. */
  files: readonly string[];
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];
/** The reader's own cache: its keys hold the paths of what it has read. */
const cache = new Map();
const settings = new Map<string, Settings>();
const byFile = new Map<string, Settings>();

/**
 * What holds for a file: the nearest tsconfig.json or jsconfig.json that includes it, itself or by a project that it
 * references; where none includes it, the nearest one.
 *
 * @param file - absolute path
 * @throws Error with a sentence when a tsconfig cannot be read
 */
export function settingsOf(file: string): Settings {
  let known = byFile.get(file);
  if (!known) {
    known = findSettings(file);
    byFile.set(file, known);
  }
  return known;
}

/** From now on, tsconfigs are read again. */
export function forget(): void {
  cache.clear();
  settings.clear();
  byFile.clear();
}

function findSettings(file: string): Settings {
  const { found, files } = configOf(file);
  const key = found?.path ?? '';
  let known = settings.get(key);
  if (!known) {
    known = found ? settingsBy(found) : NONE;
    settings.set(key, known);
  }
  return { ...known, files: [...new Set([...files, ...known.files])] };
}

const NONE: Settings = {
  config: null,
  paths: () => [],
  conditions: [],
  rootDirs: [],
  definesFields: true,
  keepsNames: false,
  files: [],
};

function settingsBy(found: TsConfigResult): Settings {
  const { customConditions, rootDirs, verbatimModuleSyntax, target, useDefineForClassFields } =
    found.config.compilerOptions ?? {};
  return {
    config: found.path,
    paths: createPathsMatcher(withRelativePaths(found)) ?? (() => []),
    conditions: customConditions ?? [],
    rootDirs: (rootDirs ?? []).map((each) => resolve(dirname(found.path), each)),
    definesFields: useDefineForClassFields ?? isSince2022(target),
    keepsNames: verbatimModuleSyntax === true,
    files: filesRead(found.path),
  };
}

/** TypeScript complains about a target such as `src/*` where there is no base URL, and takes it from the tsconfig's folder. */
function withRelativePaths({ path, config }: TsConfigResult): TsConfigResult {
  const { paths, baseUrl, ...rest } = config.compilerOptions ?? {};
  if (paths === undefined || baseUrl !== undefined) {
    return { path, config };
  }
  const relativeTo = (target: string) =>
    /^\.{1,2}(?:[\\/]|$)/.test(target) || isAbsolute(target) ? target : `./${target}`;
  const relatives = Object.fromEntries(
    Object.entries(paths).map(([pattern, targets]) => [pattern, targets.map(relativeTo)]),
  );
  return { path, config: { ...config, compilerOptions: { ...rest, paths: relatives } } };
}

/** Without a target TypeScript means a new one: since version 6 that is ES2025. */
function isSince2022(target: string | undefined): boolean {
  const name = target?.toLowerCase();
  return name === undefined || name === 'esnext' || (/^es20\d\d$/.test(name) && name >= 'es2022');
}

function configOf(file: string): { found: TsConfigResult | null; files: string[] } {
  const files: string[] = [];
  let nearest: TsConfigResult | null = null;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const candidates = NAMES.map((name) => join(folder, name));
    files.push(...candidates);
    const path = candidates.find((each) => existsSync(each));
    if (path !== undefined) {
      const config = read(path);
      nearest ??= config;
      const including = includes(config, file) ? config : referenced(config, file, new Set([path]));
      if (including) {
        return { found: including, files: including === config ? files : [...files, including.path] };
      }
    }
    if (folder === dirname(folder)) {
      return { found: nearest, files };
    }
  }
}

function read(path: string): TsConfigResult {
  return { path, config: parseTsconfig(path, cache) };
}

/** The project, of those that a tsconfig references, that includes a file. */
function referenced(
  { config, path }: TsConfigResult,
  file: string,
  seen: Set<string>,
): TsConfigResult | null {
  for (const { path: reference } of config.references ?? []) {
    const whole = resolve(dirname(path), reference);
    const at = whole.endsWith('.json') ? whole : join(whole, 'tsconfig.json');
    if (seen.has(at) || !existsSync(at)) {
      continue;
    }
    seen.add(at);
    const other = read(at);
    const found = includes(other, file) ? other : referenced(other, file, seen);
    if (found) {
      return found;
    }
  }
  return null;
}

/** JavaScript is no part of most projects, and yet it is by their rules that its imports are understood. */
function includes({ config, path }: TsConfigResult, file: string): boolean {
  const inside = relative(dirname(path), file);
  const hasList = config.files !== undefined || config.include !== undefined;
  if (!hasList && config.exclude === undefined) {
    return !inside.startsWith('..') && !isAbsolute(inside);
  }
  const compilerOptions = { ...config.compilerOptions, allowJs: true };
  return createFilesMatcher({ path, config: { ...config, compilerOptions } })(file) !== undefined;
}

function filesRead(config: string): string[] {
  const paths = [...cache.keys()].map((key) => /^readFileSync:(.*?)(?::utf8)?$/.exec(String(key))?.[1]);
  return [config, ...paths.filter((path) => path !== undefined)];
}
