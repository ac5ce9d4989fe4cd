import ts from 'typescript6';

/**
 * Names that a file exports and only declares (`export declare class A {}`; `declare namespace A {}`, `export { A }`). In the CommonJS that tsc makes
 * they are undefined; in an ES module no name may be exported that is not there.
 *
 * @returns a transformer that exports undefined for them; null where there are none
 */
export function withoutAmbient(
  program: ts.Program,
  file: ts.SourceFile,
): ts.TransformerFactory<ts.SourceFile> | null {
  const names = ambientExports(program, file);
  const declared = [...new Set(ambientDeclarations(file))];
  if (names.size === 0 && declared.length === 0) {
    return null;
  }
  return ({ factory }) =>
    (made) => {
      const nothing = factory.createUniqueName('nothing');
      const statements = made.statements.map((statement) => {
        const { exportClause } = statement as ts.ExportDeclaration;
        if (!isLocalExport(statement) || !exportClause || !ts.isNamedExports(exportClause)) {
          return statement;
        }
        const elements = exportClause.elements.map((each) =>
          names.has((each.propertyName ?? each.name).text)
            ? factory.updateExportSpecifier(each, false, nothing, each.name)
            : each,
        );
        return factory.updateExportDeclaration(
          statement,
          undefined,
          false,
          factory.updateNamedExports(exportClause, elements),
          undefined,
          undefined,
        );
      });
      const added: ts.Statement[] = [
        factory.createVariableStatement(undefined, [factory.createVariableDeclaration(nothing)]),
      ];
      if (declared.length > 0) {
        const elements = declared.map((name) => factory.createExportSpecifier(false, nothing, name));
        added.push(factory.createExportDeclaration(undefined, false, factory.createNamedExports(elements)));
      }
      return factory.updateSourceFile(made, [...statements, ...added]);
    };
}

function ambientExports(program: ts.Program, file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements.filter(isLocalExport)) {
    const clause = statement.exportClause;
    for (const element of clause && ts.isNamedExports(clause) ? clause.elements : []) {
      const symbol = program.getTypeChecker().getExportSpecifierLocalTargetSymbol(element);
      const declarations = symbol?.declarations ?? [];
      if (
        declarations.length > 0 &&
        declarations.every((each) => isAmbient(each) && each.getSourceFile() === file)
      ) {
        names.add((element.propertyName ?? element.name).text);
      }
    }
  }
  return names;
}

function isAmbient(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
}

/** `export declare class A {}` and its like. */
function ambientDeclarations(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement): string[] => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const has = (kind: ts.SyntaxKind) => modifiers.some((each) => each.kind === kind);
    if (!has(ts.SyntaxKind.DeclareKeyword) || !has(ts.SyntaxKind.ExportKeyword)) {
      return [];
    }
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    }
    const isValue =
      ts.isClassDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isModuleDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    return isValue && statement.name && ts.isIdentifier(statement.name) ? [statement.name.text] : [];
  });
}

function isLocalExport(statement: ts.Statement): statement is ts.ExportDeclaration {
  return ts.isExportDeclaration(statement) && !statement.moduleSpecifier && !statement.isTypeOnly;
}
