import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { lookUp, matching } from './lookUp.js';
import { scan } from './scan.js';
import type { FoundFunction } from './types.js';
import { classify } from './values.js';
import type { Scan } from './walk.js';

/**
 * The functions of a file, in order of place. The file is parsed, never executed.
 * @param code its text
 * @param fileName its extension decides on the language; messages name it as it stands
 * @throws RequestError for a syntax error
 */
export function findFunctions(code: string, fileName: string): FoundFunction[] {
  return scan(code, fileName).functions;
}

/**
 * The function of that name or alias. It also accepts an exported name whose value this file does not show
 * (`export const f = compose(a, b)`, `export { f } from './f.js'`): then `kind` is `unknown`, and whether it is a
 * function comes to light when the file is loaded.
 * @throws RequestError for a syntax error, or as `lookUp`
 */
export function findFunction(code: string, fileName: string, name: string): FoundFunction {
  const { functions, exports } = scanOnce(code, fileName);
  if (matching(functions, name) !== undefined) {
    return lookUp(functions, name, fileName);
  }
  const values = exports.values();
  const value = values.get(name);
  if (value === undefined) {
    if (exports.stars.length > 0) {
      const from = exports.stars.map((file) => `'${file}'`).join(', ');
      throw new RequestError(
        l10n.t(
          '{0} itself has no function {1}. It passes on what {2} exports: name the file that has the function.',
          fileName,
          name,
          from,
        ),
      );
    }
    return lookUp(functions, name, fileName);
  }
  const kind = classify(value, exports);
  const line = value?.loc?.start.line ?? 1;
  if (kind !== 'unknown') {
    const what =
      kind === 'class'
        ? l10n.t('{0} is a class: name one of its static methods.', name)
        : l10n.t('{0} is no function.', name);
    throw new RequestError(`${fileName}:${line}: ${l10n.t('{0} {1}', what, names(functions))}`);
  }
  return {
    name,
    line,
    endLine: value?.loc?.end.line ?? line,
    column: (value?.loc?.start.column ?? 0) + 1,
    exported: true,
    kind,
    params: [],
    async: false,
    generator: false,
    runnable: true,
    exportedAs: [name],
  };
}

let last: { code: string; fileName: string; scan: Scan } | null = null;

/** Inputs may name each function of a large file: it is parsed once for all of them. */
function scanOnce(code: string, fileName: string): Scan {
  if (last?.code !== code || last.fileName !== fileName) {
    last = { code, fileName, scan: scan(code, fileName) };
  }
  return last.scan;
}

/**
 * The exported names that may serve as inputs: what is no function and no class and may be iterable, generator
 * functions, and functions without parameters. In the order in which the file exports them.
 * @throws RequestError for a syntax error
 */
export function exportedValues(code: string, fileName: string): string[] {
  const { functions, exports } = scan(code, fileName);
  const names: string[] = [];
  for (const [name, value] of exports.values()) {
    const kind = classify(value, exports);
    const bare = kind === 'function' && matching(functions, name)?.params.length === 0;
    if (kind === 'generator' || kind === 'value' || kind === 'unknown' || bare) {
      names.push(name);
    }
  }
  return names;
}

function names(functions: Scan['functions']): string {
  const runnable = functions.filter((f) => f.runnable).map((f) => f.name);
  return runnable.length === 0
    ? l10n.t('No function of the file can be run.')
    : l10n.t(
        'The functions that can be run: {0}.',
        `${runnable.slice(0, 20).join(', ')}${runnable.length > 20 ? ', …' : ''}`,
      );
}
