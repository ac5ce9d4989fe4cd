import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { decodeSource } from '../text/decode.js';
import { isForCompiler } from './compile/javascript.js';
import { isCode, isCompiled } from './compile/languages.js';
import { compiledOnce } from './compiled.js';
import {
  commonJsNeed,
  formatOf,
  inFirstLine,
  isModuleAllTheSame,
  isModuleByName,
  type ModuleFormat,
} from './format.js';
import { handOver } from './handOver.js';
import { builtModule } from './interop.js';
import { jsonModule } from './json.js';
import { resolve } from './resolve/resolve.js';
import { unknownFile } from './resolve/unknown.js';
import { textOf } from './text.js';
import { toJavaScript } from './typescript.js';

type Hooks = Parameters<typeof nodeModule.registerHooks>[0];
type LoadHook = NonNullable<Hooks['load']>;

/** Where our own bundles are: what the hooks themselves need is loaded as it is. */
const OURS = new URL('.', import.meta.url).href;

const watched = new Set<string>();
let installed = false;
let last: string | undefined;

/** The URL of the file that was loaded last: when compiling fails, it is the one. */
export function lastLoaded(): string | undefined {
  return last;
}

/** From now on, loading this file gives access to its top-level names. */
export function watchModule(url: string): void {
  watched.add(url);
}

/** Whether this Node lets a program put hooks into its module loader (22.15 and newer). */
export function canHook(): boolean {
  return typeof nodeModule.registerHooks === 'function';
}

/**
 * Puts our hooks into this thread's module loader (Node >= 22.15). Older ones lack `module.registerHooks`: there only
 * exported functions of JavaScript files can be run.
 */
export function installHooks(): void {
  if (installed || !canHook()) {
    return;
  }
  installed = true;
  nodeModule.registerHooks({ load, resolve });
}

const load: LoadHook = (url, context, nextLoad) => {
  const isOwn = url.startsWith('file:') && !url.includes('/node_modules/') && !url.startsWith(OURS);
  last = url.startsWith(OURS) ? last : url;
  if (isOwn && isCompiled(url)) {
    const path = fileURLToPath(url);
    return { ...runnable(url, path, decodeSource(readFileSync(path))), shortCircuit: true };
  }
  if (isOwn && isPlainJsonImport(url, context)) {
    return { format: 'module', source: jsonModule(url), shortCircuit: true };
  }
  const built = builtModule(url);
  if (built !== null) {
    return { format: 'module', source: built, shortCircuit: true };
  }
  let loaded: ReturnType<typeof nextLoad>;
  try {
    loaded = nextLoad(url, context);
  } catch (error) {
    throw unknownFile(error, url);
  }
  return isOwn && isCode(url) && isText(loaded.format) ? completed(url, loaded) : loaded;
};

/** For a `require` Node does not say what a file is before it has tried. */
function isText(format: string | null | undefined): boolean {
  return format == null || format === 'commonjs' || format === 'module';
}

/** JavaScript as Node loads it, with what else it may count on. */
function completed(url: string, loaded: ReturnType<LoadHook>): ReturnType<LoadHook> {
  const path = fileURLToPath(url);
  const code = loaded.source ? textOf(loaded.source) : decodeSource(readFileSync(path));
  if (isForCompiler(code)) {
    return { ...loaded, ...runnable(url, path, code) };
  }
  if (loaded.format === 'module' || isModuleAllTheSame(path, code)) {
    const { format, source } = prepared(url, path, code, 'module');
    return format === loaded.format && source === code ? loaded : { ...loaded, format, source };
  }
  return watched.has(url) ? { ...loaded, source: code + handOver(url, code, false) } : loaded;
}

/** A file that is compiled, as it is run. */
function runnable(url: string, path: string, source: string): Runnable {
  const made = isModuleByName(path) ? 'module' : undefined;
  const { code, format } = compiledOnce(path, source, () => toJavaScript(source, path, made));
  return prepared(url, path, code, format ?? formatOf(path, code), source);
}

interface Runnable {
  format: ModuleFormat;
  source: string;
}

/** An `import` of JSON that does not say `with { type: 'json' }`; a `require` needs no such words. */
function isPlainJsonImport(url: string, { conditions, importAttributes }: Parameters<LoadHook>[1]): boolean {
  return url.endsWith('.json') && conditions.includes('import') && importAttributes.type === undefined;
}

/** The text that is run, with what it may count on. */
function prepared(url: string, path: string, code: string, format: ModuleFormat, source = code): Runnable {
  const finished = (text: string, as: ModuleFormat) =>
    watched.has(url) ? text + handOver(url, text, as === 'module') : text;
  const need = format === 'module' ? commonJsNeed(path, code) : { kind: 'none' as const };
  if (need.kind === 'commonjs') {
    const made = compiledOnce(path, source, () => toJavaScript(source, path, 'commonjs'), 'commonjs');
    return { format: 'commonjs', source: finished(made.code, 'commonjs') };
  }
  return { format, source: finished(need.kind === 'names' ? inFirstLine(code, need.text) : code, format) };
}
