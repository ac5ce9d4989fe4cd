import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { decodeSource } from '../text/decode.js';
import { compiledOnce } from './compiled.js';
import { formatOf, isModuleAllTheSame, type ModuleFormat, withCommonJsNames } from './format.js';
import { handOver } from './handOver.js';
import { builtModule } from './interop.js';
import { jsonModule } from './json.js';
import { resolve } from './resolve/resolve.js';
import { isTypeScript, toJavaScript } from './typescript.js';

type Hooks = Parameters<typeof nodeModule.registerHooks>[0];
type LoadHook = NonNullable<Hooks['load']>;

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
  const wanted = watched.has(url);
  last = url;
  const isOwn = url.startsWith('file:') && !url.includes('/node_modules/');
  if (isOwn && isTypeScript(url)) {
    const path = fileURLToPath(url);
    const source = decodeSource(readFileSync(path));
    const code = compiledOnce(path, source, () => toJavaScript(source, path));
    const format = formatOf(path, code);
    return { format, source: prepared(url, code, format), shortCircuit: true };
  }
  if (isOwn && isPlainJsonImport(url, context)) {
    return { format: 'module', source: jsonModule(url), shortCircuit: true };
  }
  const built = builtModule(url);
  if (built !== null) {
    return { format: 'module', source: built, shortCircuit: true };
  }
  const loaded = nextLoad(url, context);
  if (!isOwn || !(loaded.format === 'commonjs' || (wanted && loaded.format === 'module'))) {
    return loaded;
  }
  const path = fileURLToPath(url);
  const code = loaded.source ? text(loaded.source) : decodeSource(readFileSync(path));
  if (loaded.format === 'commonjs' && isModuleAllTheSame(path, code)) {
    return { ...loaded, format: 'module', source: prepared(url, code, 'module') };
  }
  return wanted ? { ...loaded, source: code + handOver(url, code, loaded.format === 'module') } : loaded;
};

/** An `import` of JSON that does not say `with { type: 'json' }`; a `require` needs no such words. */
function isPlainJsonImport(url: string, { conditions, importAttributes }: Parameters<LoadHook>[1]): boolean {
  return url.endsWith('.json') && conditions.includes('import') && importAttributes.type === undefined;
}

/** The text that is run. */
function prepared(url: string, code: string, format: ModuleFormat): string {
  const complete = format === 'module' ? withCommonJsNames(fileURLToPath(url), code) : code;
  return watched.has(url) ? complete + handOver(url, complete, format === 'module') : complete;
}

function text(source: string | ArrayBuffer | NodeJS.TypedArray): string {
  return typeof source === 'string' ? source : decodeSource(bytesOf(source));
}

function bytesOf(source: ArrayBuffer | NodeJS.TypedArray): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
