import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { canonicalPath, readPath } from '../functionPath.js';
import { lookUp, matching } from './lookUp.js';
import type { Project, ReadModule } from './modules.js';
import { scan } from './scan.js';
import type { FoundFunction } from './types.js';
import { classify } from './values.js';
import type { Scan } from './walk.js';

/**
 * The functions of a file, in order of place. The file is parsed, never executed.
 * @param code its text
 * @param fileName its extension decides on the language; messages name it as it stands
 * @param readModule finds the files that it imports: functions that come from them are listed, too
 * @param project what is around the file: some files cannot be loaded because of it, and then no function is runnable
 * @throws RequestError for a syntax error
 */
export function findFunctions(
  code: string,
  fileName: string,
  readModule?: ReadModule,
  project?: Project,
): FoundFunction[] {
  return scan(code, fileName, readModule, project).functions;
}

/**
 * The function of that name or alias. It also accepts an exported name whose value this file does not show
 * (`export const f = compose(a, b)`, `export { f } from './f.js'`): then `kind` is `unknown`, and whether it is a
 * function comes to light when the file is loaded.
 * @throws RequestError for a syntax error, or as `lookUp`
 */
export function findFunction(
  code: string,
  fileName: string,
  name: string,
  readModule?: ReadModule,
  project?: Project,
): FoundFunction {
  const { functions, exports, refusal } = scanOnce(code, fileName, readModule, project);
  const path = canonicalPath(name);
  const values = exports.values();
  const known = matching(functions, name);
  // A function that cannot be reached may have the name of an export that is not visible.
  if (
    known &&
    (known.runnable || refusal !== undefined || !values.has(path) || known.binding !== undefined)
  ) {
    return lookUp(functions, name, fileName);
  }
  if (refusal !== undefined) {
    throw new RequestError(refusal);
  }
  const value = values.get(path);
  if (value === undefined) {
    if (exports.stars.size > 0) {
      const from = [...exports.stars.keys()].map((file) => `'${file}'`).join(', ');
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
    name: path,
    line,
    endLine: value?.loc?.end.line ?? line,
    column: (value?.loc?.start.column ?? 0) + 1,
    exported: true,
    kind,
    params: [],
    async: false,
    generator: false,
    runnable: true,
    exportedAs: [path],
  };
}

let last: { code: string; fileName: string; scan: Scan } | null = null;

/** Inputs may name each function of a large file: it is parsed once for all of them. */
function scanOnce(code: string, fileName: string, readModule?: ReadModule, project?: Project): Scan {
  if (last?.code !== code || last.fileName !== fileName) {
    last = { code, fileName, scan: scan(code, fileName, readModule, project) };
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
    const fn = matching(functions, name);
    const bare = kind === 'function' && fn?.params.length === 0;
    const isHidden = kind === 'unknown' && !fn?.runnable;
    if (kind === 'generator' || kind === 'value' || isHidden || bare) {
      names.push(readPath(name)?.[0] ?? name);
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
