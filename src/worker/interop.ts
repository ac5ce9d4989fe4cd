import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { decodeSource } from '../text/decode.js';
import { isCompiled, isTypeScript } from './compile/languages.js';
import { isCommonJs, isMadeCommonJs } from './format.js';
import { handIn } from './handOver.js';
import { isExportName } from './names.js';

const require = createRequire(import.meta.url);

/** What `import x from` gives of a module that was an ES module once: Node's `module.exports`, or its `default`. */
type Default = 'node' | 'interop';

/** Exported anyway, and as something else. */
const OWN_NAMES = ['default', 'module.exports'];

const MARK = /\?poolscope-(node|interop)$/;
const known = new Map<string, boolean>();

/**
 * Node lets a file import those names of a CommonJS module alone that it finds without running it; `import { groupBy }
 * from 'lodash'` is none of them. Bundlers know all names, and so does TypeScript where it compiles to CommonJS, so a
 * file that is built by one of them may import any.
 *
 * @param url - of what is imported
 * @param format - as Node's resolving told it
 * @param parent - absolute path of the user's file that imports
 * @returns the URL under which that file gets to see the module
 */
export function asBuilt(url: string, format: string | null | undefined, parent: string): string {
  const isBuilt = () => isTypeScript(parent) || isMadeCommonJs(parent);
  if (!/^file:.*\.(?:c?[jt]s|[jt]sx)$/.test(url) || !isBuilt() || !isCommonJsUrl(url, format)) {
    return url;
  }
  const like: Default = isMadeCommonJs(parent) ? 'interop' : 'node';
  return `${url}?poolscope-${like}`;
}

/**
 * A CommonJS module, run, as an ES module of all its properties that an export can be called like.
 *
 * @param url - as `asBuilt` gave it
 * @returns the text; null when the URL is any other
 * @throws what running the module throws
 */
export function builtModule(url: string): string | null {
  const like = MARK.exec(url)?.[1] as Default | undefined;
  if (like === undefined) {
    return null;
  }
  const path = fileURLToPath(url.replace(MARK, ''));
  const exported: unknown = require(path);
  const isObject = (typeof exported === 'object' && exported !== null) || typeof exported === 'function';
  const keys = isObject ? Object.keys(exported as object) : [];
  const names = keys.filter((name) => !OWN_NAMES.includes(name) && isExportName(name));
  const wasModule = like === 'interop' && isObject && '__esModule' in (exported as object);
  return [
    `const all = ${handIn(url, exported)};`,
    'const get = (name) => { try { return all[name]; } catch {} };',
    ...names.map((name, i) => `const v${i} = get(${JSON.stringify(name)});`),
    `export default ${wasModule ? 'all.default' : 'all'};`,
    `export { all as "module.exports"${names.map((name, i) => `, v${i} as ${JSON.stringify(name)}`).join('')} };`,
  ].join('\n');
}

function isCommonJsUrl(url: string, format: string | null | undefined): boolean {
  if (!isCompiled(url) && (format === 'commonjs' || format === 'module')) {
    return format === 'commonjs';
  }
  let is = known.get(url);
  if (is === undefined) {
    const path = fileURLToPath(url);
    is = isCommonJs(path, decodeSource(readFileSync(path)));
    known.set(url, is);
  }
  return is;
}
