import type { Node, Program } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { isAsset } from '../assets.js';
import { type Import, importsOf } from './imports.js';
import { loadsOf } from './loads.js';
import type { Project } from './modules.js';
import { namesOf } from './scopes.js';

/**
 * Why a file cannot be loaded, as far as it and what is around it tell: then no function of it can be run.
 *
 * @param text - of the file
 * @param project - what is around it; without it, what only that tells is not refused
 * @returns whole sentences with file and line; undefined where nothing is in the way
 */
export function refusalOf(
  program: Program,
  text: string,
  fileName: string,
  project?: Project,
): string | undefined {
  // The package.json is looked for only where it matters.
  let known: boolean | undefined;
  const isModule = () => (known ??= isModuleFile(fileName, project));
  return (
    program.body.map((node) => notInModule(node, program, fileName, isModule)).find((each) => each) ??
    importsOf(program, text, fileName)
      .map((each) => notFound(each, fileName, project))
      .find((each) => each)
  );
}

function isModuleFile(fileName: string, project?: Project): boolean {
  return (
    /\.m[jt]s$/.test(fileName) || (/\.[jt]sx?$/.test(fileName) && project?.isModulePackage(fileName) === true)
  );
}

/** What is CommonJS's own, in a file that its name or package.json makes an ES module. */
function notInModule(
  node: Node,
  program: Program,
  fileName: string,
  isModule: () => boolean,
): string | undefined {
  const line = node.loc?.start.line ?? 1;
  if (node.type === 'TSExportAssignment') {
    return isModule()
      ? l10n.t(
          '`export =` makes a CommonJS module, and this file is an ES module by its name or its package.json: write `export default`, or name the file .cts ({0})',
          `${fileName}:${line}:${(node.loc?.start.column ?? 0) + 1}`,
        )
      : undefined;
  }
  const used = loadsOf(node)[0]?.name;
  if (used === undefined || !isModule() || namesOf(program, undefined).includes(used)) {
    return undefined;
  }
  return l10n.t(
    '{0}:{1} uses {2}, which an ES module does not have, and this file is one by its name or its package.json. Write import and export, or name the file {3}.',
    fileName,
    line,
    used,
    /tsx?$/.test(fileName) ? '.cts' : '.cjs',
  );
}

function notFound(each: Import, fileName: string, project?: Project): string | undefined {
  const { specifier, line, isDropped } = each;
  const why = isAsset(specifier) ? ASSET : project?.lostAlias(specifier, fileName);
  if (why === undefined || (isDropped && project?.keepsNames(fileName) !== true)) {
    return undefined;
  }
  return why === ASSET
    ? l10n.t(
        '{0}:{1} imports {2}, which only a bundler can load. Move the function to a file that does without it.',
        fileName,
        line,
        specifier,
      )
    : l10n.t("{0}:{1} imports '{2}', which leads to no file. {3}", fileName, line, specifier, why);
}

const ASSET = Symbol('asset');
