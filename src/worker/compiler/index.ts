import ts from 'typescript6';
import { withoutAmbient } from './ambient.js';
import { viewOf } from './host.js';
import { withJsx } from './jsx.js';
import { readSafely } from './metadata.js';
import { mistakeIn } from './mistakes.js';
import { type Made, optionsFor } from './options.js';

/** A file to compile. */
export interface Source {
  path: string;
  text: string;
  /** Path of the tsconfig that is in force, or null. */
  config: string | null;
  /**
   * What it has to become: `module` where its name or package says so. Undefined: an ES module, but where its syntax
   * is TypeScript's for CommonJS (`export =`).
   */
  made?: Made | undefined;
}

/** What was made of a file. */
export interface Result {
  code: string;
  format: Made | null;
  /** Paths of other files that decided on it. */
  files: string[];
}

/**
 * Compiles a file as tsc does, with a source map; types are not checked.
 *
 * @throws SyntaxError with file, line and column; Error with a sentence when the tsconfig cannot be read
 */
export function compile({ path, text, config, made }: Source): Result {
  const probe = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false);
  const isCommonJs = made === 'commonjs' || (made === undefined && hasCommonJsSyntax(probe));
  const isNodes = made === 'module' && hasCommonJsSyntax(probe);
  let options = withJsx(optionsFor(config, isCommonJs ? 'commonjs' : 'module'), probe);
  if (isNodes) {
    options = {
      ...options,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    };
  }
  const view = viewOf(path, text, options, isNodes ? ts.ModuleKind.ESNext : undefined);
  const program = ts.createProgram({ rootNames: [path], options, host: view });
  const file = program.getSourceFile(path) as ts.SourceFile;
  const mistake = mistakeIn(program, file, made === 'module');
  if (mistake) {
    throw mistake;
  }
  const ambient = isCommonJs ? null : withoutAmbient(program, file);
  program.emit(file, undefined, undefined, false, {
    after: [readSafely, ...(ambient ? [ambient] : [])],
  });
  const [code = ''] = view.written.values();
  return { code, format: isCommonJs ? 'commonjs' : null, files: [...view.looked] };
}

/** `export =` and `import x = require()`. */
function hasCommonJsSyntax(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      (ts.isExportAssignment(statement) && statement.isExportEquals === true) ||
      (ts.isImportEqualsDeclaration(statement) &&
        !statement.isTypeOnly &&
        ts.isExternalModuleReference(statement.moduleReference)),
  );
}
