import { resolve } from 'node:path';
import type { FoundFunction } from '../functions/index.js';
import { functions } from '../lazy.js';
import { plainLine } from '../record/printable.js';
import { project } from '../runner/project.js';
import { readModule } from '../runner/readModule.js';
import { Exit } from './exit.js';
import { readCode } from './readCode.js';
import { paint } from './report/paint.js';
import { table } from './report/table.js';
import { printJson, printText } from './streams.js';

/**
 * `poolscope functions`.
 *
 * @throws RequestError when the file cannot be read or parsed
 */
export async function listFunctions(file: string, options: { json?: boolean }): Promise<number> {
  const read = (specifier: string, from: string) => readModule(specifier, resolve(from));
  const around = {
    isModulePackage: (path: string) => project.isModulePackage(resolve(path)),
    keepsNames: (path: string) => project.keepsNames(resolve(path)),
    lostAlias: (specifier: string, from: string) => project.lostAlias(specifier, resolve(from)),
  };
  const found = functions().findFunctions(await readCode(file), file, read, around);
  if (options.json) {
    await printJson(found.map(asJson));
  } else if (found.length === 0) {
    await printText([`${file} has no functions.\n`]);
  } else {
    const rows = found.map((each) => [
      String(each.line),
      plainLine(`${each.name}(${each.params.join(', ')})`),
      each.kind,
      each.exported ? 'exported' : '',
      each.runnable ? '' : plainLine(each.reason ?? 'cannot be run'),
    ]);
    await printText([table(['line', 'function', 'kind', '', ''], rows, paint(), ['right'])]);
  }
  return Exit.ok;
}

/** What the contract names; where the function hangs in its module is our own business. */
function asJson({ name, line, exported, kind, params, runnable, reason }: FoundFunction) {
  return { name, line, exported, kind, params, runnable, ...(reason !== undefined && { reason }) };
}
