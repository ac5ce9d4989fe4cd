import ts from 'typescript6';

/**
 * A class that decorators see may be of a module that imports this one and is not yet evaluated. In CommonJS, which tsc
 * makes of such projects, its name is undefined then; in an ES module to read it would throw. So each type that is told
 * to decorators is read where it may fail: `__metadata("design:type", (() => { try { return User } catch {} })())`.
 */
export const readSafely: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const { factory } = context;
  const safely = (value: ts.Expression): ts.Expression => {
    const body = [
      factory.createTryStatement(
        factory.createBlock([factory.createReturnStatement(value)]),
        factory.createCatchClause(undefined, factory.createBlock([])),
        undefined,
      ),
    ];
    const read = factory.createArrowFunction(
      undefined,
      undefined,
      [],
      undefined,
      undefined,
      factory.createBlock(body),
    );
    return factory.createCallExpression(factory.createParenthesizedExpression(read), undefined, []);
  };
  const inside = (value: ts.Expression): ts.Expression => {
    if (ts.isArrayLiteralExpression(value)) {
      return factory.updateArrayLiteralExpression(value, value.elements.map(inside));
    }
    const isPlain = ts.isVoidExpression(value) || (ts.isIdentifier(value) && BUILT_IN.has(value.text));
    return isPlain ? value : safely(value);
  };
  const visit = (node: ts.Node): ts.Node => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === '__metadata'
    ) {
      const [key, value] = node.arguments;
      if (key && value) {
        return factory.updateCallExpression(node, node.expression, undefined, [key, inside(value)]);
      }
    }
    return ts.visitEachChild(node, visit, context);
  };
  return ts.visitNode(file, visit) as ts.SourceFile;
};

const BUILT_IN = new Set(['Object', 'String', 'Number', 'Boolean', 'Function', 'Array', 'Symbol', 'BigInt']);
