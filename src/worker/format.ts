import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { decodeSource } from '../text/decode.js';

export type ModuleFormat = 'module' | 'commonjs';

/** What V8 says when it meets, in a script, syntax that only a module may have; Node looks for the same words. */
const MODULE_ONLY = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
  'await is only valid in async functions and the top level bodies of modules',
];

/** What a CommonJS file finds in its scope and an ES module does not. */
const COMMONJS_NAMES = /\b(?:require|__filename|__dirname)\b/;

/**
 * Whether a TypeScript file is an ES module or CommonJS: its ending says so, else its syntax, else the nearest
 * package.json's `type`. Syntax comes before `type`, unlike in Node, because TypeScript is written with `import` and
 * `export` whatever it is compiled to.
 *
 * @param path - of the file
 * @param code - its text as JavaScript
 */
export function formatOf(path: string, code: string): ModuleFormat {
  // The package is asked first: to look at the syntax, the whole file is compiled.
  if (path.endsWith('.mts') || (path.endsWith('.ts') && packageType(dirname(path)) === 'module')) {
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

/**
 * Gives a file that runs as an ES module, though its package says CommonJS, the names it may count on. They stand in
 * its first line, so that no line moves.
 */
export function withCommonJsNames(path: string, code: string): string {
  if (!COMMONJS_NAMES.test(code) || packageType(dirname(path)) === 'module') {
    return code;
  }
  const names = {
    require: '__poolscope_require__(import.meta.url)',
    __filename: 'import.meta.filename',
    __dirname: 'import.meta.dirname',
  };
  const declared = Object.entries(names).filter(([name]) => !declares(code, name));
  const declarations = declared.map(([name, value]) => `const ${name} = ${value};`).join('');
  // Not by way of a global, which the file may have its own of.
  const made = declarations.includes('__poolscope_require__')
    ? "import { createRequire as __poolscope_require__ } from 'node:module';"
    : '';
  const shebang = /^#!.*\n/.exec(code)?.[0] ?? '';
  return shebang + made + declarations + code.slice(shebang.length);
}

/** The file makes the name itself, as people do in ES modules. */
function declares(code: string, name: string): boolean {
  return new RegExp(`\\b(?:const|let|var|function|import)\\b[^;=]*\\b${name}\\b`).test(code);
}

/** Whether a compiler or bundler makes CommonJS of a file, though it is written as an ES module. */
export function isMadeCommonJs(path: string): boolean {
  return /\.[jt]s$/.test(path) && packageType(dirname(path)) !== 'module';
}

/** Whether a JavaScript file is CommonJS, where its package does not say what it is. */
export function isCommonJs(path: string, code: string): boolean {
  return path.endsWith('.cjs') || (path.endsWith('.js') && !isModuleAllTheSame(path, code));
}

function packageType(folder: string): ModuleFormat | null {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file)) {
      const { type } = JSON.parse(decodeSource(readFileSync(file))) as { type?: unknown };
      return type === 'module' || type === 'commonjs' ? type : null;
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
