import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { decodeSource } from '../text/decode.js';
import { isCompiled } from './compile/languages.js';
import { parser } from './compile/parser.js';

export type ModuleFormat = 'module' | 'commonjs';

/** What V8 says when it meets, in a script, syntax that only a module may have; Node looks for the same words. */
const MODULE_ONLY = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
  'await is only valid in async functions and the top level bodies of modules',
];

/** What a CommonJS file finds in its scope and an ES module does not. */
const COMMONJS_NAMES = /\b(?:require|module|exports|__filename|__dirname)\b/;

/**
 * Whether a compiled file is an ES module or CommonJS: its ending says so, else its syntax, else the nearest
 * package.json's `type`. Syntax comes before `type`, unlike in Node, because TypeScript is written with `import` and
 * `export` whatever it is compiled to.
 *
 * @param path - of the file
 * @param code - its text as JavaScript
 */
export function formatOf(path: string, code: string): ModuleFormat {
  // The package is asked first: to look at the syntax, the whole file is compiled.
  if (isModuleByName(path)) {
    return 'module';
  }
  return hasModuleSyntax(code) ? 'module' : 'commonjs';
}

/**
 * Whether a JavaScript file that its package.json calls CommonJS is written as an ES module, as it is where a bundler
 * builds it. Node would refuse it.
 */
export function isModuleAllTheSame(path: string, code: string): boolean {
  return path.endsWith('.js') && /^\s*(?:import|export)\b/m.test(code) && hasModuleSyntax(code);
}

/** What a file that runs as an ES module, though a compiler or bundler would make CommonJS of it, is to be given. */
export type CommonJsNeed =
  | { kind: 'none' }
  /** Names, which stand in its first line, so that no line moves. */
  | { kind: 'names'; text: string }
  /** It sets what it exports: that only CommonJS can do. */
  | { kind: 'commonjs' };

/**
 * What of CommonJS a file uses that is written with `import` or `export`, and does not declare itself.
 *
 * @param code - its text as JavaScript
 */
export function commonJsNeed(path: string, code: string): CommonJsNeed {
  if (!COMMONJS_NAMES.test(code) || !isMadeCommonJs(path)) {
    return { kind: 'none' };
  }
  const use = parser().commonJsUse(code, '.js');
  if (!use || use.names.length === 0) {
    return { kind: 'none' };
  }
  if (use.exports) {
    return { kind: 'commonjs' };
  }
  const text = use.names.map((name) => `const ${name} = ${VALUES[name]};`).join('');
  return { kind: 'names', text: text.includes(MAKE_REQUIRE) ? IMPORT_OF_REQUIRE + text : text };
}

/** Not by way of a global, which the file may have its own of. */
const MAKE_REQUIRE = '__poolscope_require__';
const IMPORT_OF_REQUIRE = `import { createRequire as ${MAKE_REQUIRE} } from 'node:module';`;

/** What those names are in an ES module. */
const VALUES: Record<string, string> = {
  require: `${MAKE_REQUIRE}(import.meta.url)`,
  __filename: 'import.meta.filename',
  __dirname: 'import.meta.dirname',
  module:
    '{ id: import.meta.filename, filename: import.meta.filename, path: import.meta.dirname, loaded: false, children: [], paths: [] }',
};

/** In the first line, so that no line moves. */
export function inFirstLine(code: string, text: string): string {
  const shebang = /^#!.*\n/.exec(code)?.[0] ?? '';
  return shebang + text + code.slice(shebang.length);
}

/** Whether a compiler or bundler makes CommonJS of a file, though it is written as an ES module. */
export function isMadeCommonJs(path: string): boolean {
  return path.endsWith('.cts') || (/\.[jt]sx?$/.test(path) && packageType(dirname(path)) !== 'module');
}

/** Whether a file can be nothing but an ES module, by its name or its package. */
export function isModuleByName(path: string): boolean {
  return path.endsWith('.mts') || (/\.[jt]sx?$/.test(path) && packageType(dirname(path)) === 'module');
}

/** Whether a file of code is CommonJS, where Node does not say what it is. */
export function isCommonJs(path: string, code: string): boolean {
  if (!isCompiled(path)) {
    return path.endsWith('.cjs') || (path.endsWith('.js') && !isModuleAllTheSame(path, code));
  }
  if (isModuleByName(path)) {
    return false;
  }
  return (
    !/^\s*(?:import|export)\b/m.test(code) ||
    /^\s*export\s*=|^\s*(?:export\s+)?import\s+[\w$]+\s*=\s*require\b/m.test(code) ||
    (/\bexports\b/.test(code) && parser().commonJsUse(code, path)?.exports === true)
  );
}

function packageType(folder: string): ModuleFormat | null {
  const type = nearestPackage(folder)?.type;
  return type === 'module' || type === 'commonjs' ? type : null;
}

/** What the nearest package.json of a folder says; null where there is none. */
export function nearestPackage(folder: string): Record<string, unknown> | null {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file)) {
      return JSON.parse(decodeSource(readFileSync(file))) as Record<string, unknown>;
    }
    if (at === dirname(at)) {
      return null;
    }
  }
}

function hasModuleSyntax(code: string): boolean {
  try {
    compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname']);
    return false;
  } catch (error) {
    return error instanceof SyntaxError && MODULE_ONLY.some((words) => error.message.includes(words));
  }
}
