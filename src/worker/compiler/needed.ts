import ts from 'typescript6';

/** What it is about a file that has to be looked up in other files. */
export interface Wanted {
  /** The file that is compiled, and not one that is only looked into. */
  isRoot: boolean;
  /** Whether types become values that decorators see. */
  metadata: boolean;
}

/**
 * The modules that another file's text has to be asked about: only there stands whether a name that is passed on is a
 * value or a type, what a type is that decorators see, and what an enum's member is.
 *
 * @returns the specifiers, as they are written
 */
export function neededModules(file: ts.SourceFile, { isRoot, metadata }: Wanted): Set<string> {
  const needed = new Set<string>();
  const names = neededNames(file, isRoot, metadata);
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const isNamed = statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause);
      if (isNamed || !isRoot) {
        needed.add(textOf(statement.moduleSpecifier));
      }
    } else if (ts.isImportDeclaration(statement)) {
      if (file.isDeclarationFile || boundBy(statement).some((name) => names.has(name))) {
        needed.add(textOf(statement.moduleSpecifier));
      }
    } else if (
      ts.isImportEqualsDeclaration(statement) &&
      ts.isExternalModuleReference(statement.moduleReference)
    ) {
      if (file.isDeclarationFile || names.has(statement.name.text)) {
        needed.add(textOf(statement.moduleReference.expression));
      }
    }
  }
  return needed;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteral(node) ? node.text : '';
}

function boundBy({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  const named =
    bindings === undefined
      ? []
      : ts.isNamespaceImport(bindings)
        ? [bindings.name.text]
        : bindings.elements.map(({ name }) => name.text);
  return importClause?.name ? [importClause.name.text, ...named] : named;
}

function neededNames(file: ts.SourceFile, isRoot: boolean, metadata: boolean): Set<string> {
  const names = new Set<string>();
  const all = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      names.add(node.text);
    }
    ts.forEachChild(node, all);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isExportDeclaration(node) && !node.moduleSpecifier && node.exportClause) {
      for (const element of ts.isNamedExports(node.exportClause) ? node.exportClause.elements : []) {
        all(element.propertyName ?? element.name);
      }
    } else if (ts.isExportAssignment(node)) {
      if (ts.isIdentifier(node.expression) || ts.isPropertyAccessExpression(node.expression)) {
        all(node.expression);
      }
    } else if (ts.isImportEqualsDeclaration(node)) {
      all(node.moduleReference);
    } else if (ts.isEnumDeclaration(node)) {
      all(node);
    } else if (metadata && ts.isTypeAliasDeclaration(node) && !isRoot) {
      all(node.type);
    } else if (metadata && ts.isTypeNode(node)) {
      all(node);
    } else {
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(file, visit);
  return names;
}
