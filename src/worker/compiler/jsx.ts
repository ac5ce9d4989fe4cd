import ts from 'typescript6';

/**
 * How JSX is compiled. Where the tsconfig leaves it as it is, or says nothing, something has to be made of it all the
 * same: calls of the factory where the file has one in scope, else the automatic runtime.
 */
export function withJsx(options: ts.CompilerOptions, file: ts.SourceFile): ts.CompilerOptions {
  const { jsx, jsxFactory, reactNamespace } = options;
  const isDecided = jsx === ts.JsxEmit.React || jsx === ts.JsxEmit.ReactJSX || jsx === ts.JsxEmit.ReactJSXDev;
  if (isDecided) {
    return options;
  }
  const factory = jsxFactory?.split('.')[0] ?? reactNamespace ?? 'React';
  const isClassic = jsxFactory !== undefined || bindsAtTop(file, factory);
  return { ...options, jsx: isClassic ? ts.JsxEmit.React : ts.JsxEmit.ReactJSX };
}

function bindsAtTop(file: ts.SourceFile, name: string): boolean {
  return file.statements.some((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const { name: whole, namedBindings } = statement.importClause ?? {};
      return (
        whole?.text === name ||
        (namedBindings !== undefined &&
          (ts.isNamespaceImport(namedBindings)
            ? namedBindings.name.text === name
            : namedBindings.elements.some((element) => element.name.text === name)))
      );
    }
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some(
        (each) => ts.isIdentifier(each.name) && each.name.text === name,
      );
    }
    return (
      (ts.isImportEqualsDeclaration(statement) || ts.isFunctionDeclaration(statement)) &&
      statement.name?.text === name
    );
  });
}
