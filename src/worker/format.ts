import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';

export type ModuleFormat = 'module' | 'commonjs';

/** What V8 says when it meets, in a script, syntax that only a module may have; Node looks for the same words. */
const MODULE_ONLY = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
  'await is only valid in async functions and the top level bodies of modules',
];

/**
 * Whether a TypeScript file is an ES module or CommonJS, by the rules Node has for JavaScript: its ending, else the
 * nearest package.json's `type`, else its syntax. Node's own answer cannot be had where the file has syntax that
 * cannot be blanked out.
 *
 * @param path - of the file
 * @param code - its text as JavaScript
 */
export function formatOf(path: string, code: string): ModuleFormat {
  if (path.endsWith('.mts')) {
    return 'module';
  }
  if (path.endsWith('.cts')) {
    return 'commonjs';
  }
  return packageType(dirname(path)) ?? (hasModuleSyntax(code) ? 'module' : 'commonjs');
}

function packageType(folder: string): ModuleFormat | null {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file)) {
      const { type } = JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown };
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
