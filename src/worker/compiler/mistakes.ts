import ts from 'typescript6';

/** @returns the first thing that keeps a file from being compiled, as an error with file, line and column; or null */
export function mistakeIn(program: ts.Program, file: ts.SourceFile, isModule: boolean): SyntaxError | null {
  const [first] = program.getSyntacticDiagnostics(file);
  if (first) {
    return mistake(file, first.start ?? 0, ts.flattenDiagnosticMessageText(first.messageText, ' '));
  }
  for (const statement of file.statements) {
    if (
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.attributes?.token === ts.SyntaxKind.AssertKeyword
    ) {
      return mistake(
        file,
        statement.attributes.getStart(file),
        'Import assertions are no longer part of JavaScript: write `with` in place of `assert`.',
      );
    }
    if (isModule && ts.isExportAssignment(statement) && statement.isExportEquals === true) {
      return mistake(
        file,
        statement.getStart(file),
        '`export =` makes a CommonJS module, and this file is an ES module by its name or its package.json: write `export default`, or name the file .cts.',
      );
    }
  }
  return null;
}

function mistake(file: ts.SourceFile, start: number, message: string): SyntaxError {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const place = `${file.fileName}:${line + 1}:${character + 1}`;
  const error = new SyntaxError(`${message.replace(/[.]$/, '')} (${place})`);
  error.stack = `${error.name}: ${error.message}\n    at ${place}`;
  return error;
}
