import type { ClassExpression, FunctionDeclaration, Node } from '@babel/types';

/** Texts by the names of the constants that hold them. */
export type Constants = ReadonlyMap<string, string>;

/** The text of a property's key; undefined for one that is computed of more than a constant. */
export function keyText(
  node: { key: Node; computed?: boolean | null },
  constants?: Constants,
): string | undefined {
  const { key } = node;
  const text = literalText(key);
  if (text !== undefined || key.type !== 'Identifier') {
    return text;
  }
  return node.computed === true ? constants?.get(key.name) : key.name;
}

/** What a literal is as the key of a property. */
export function literalText(node: Node): string | undefined {
  switch (node.type) {
    case 'StringLiteral':
      return node.value;
    case 'NumericLiteral':
      return String(node.value);
    case 'BigIntLiteral':
      return String(BigInt(node.value));
    case 'BinaryExpression': {
      const { left, right, operator } = node;
      const isText = [left, right].some(({ type }) => type === 'StringLiteral' || type === 'TemplateLiteral');
      const [before, after] = [literalText(left), literalText(right)];
      return operator === '+' && isText && before !== undefined && after !== undefined
        ? before + after
        : undefined;
    }
    case 'TemplateLiteral':
      return node.quasis.length === 1 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    default:
      return undefined;
  }
}

/** The expression inside parentheses, type assertions and `Object.freeze(…)`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return unwrap(node.expression);
    case 'CallExpression': {
      const [argument] = node.arguments;
      const { callee } = node;
      return argument !== undefined && dotted(callee)?.join('.') === 'Object.freeze'
        ? unwrap(argument)
        : node;
    }
    default:
      return node;
  }
}

/** `['module', 'exports', 'f']` for `module.exports.f` and `module.exports['f']`; undefined for anything else. */
export function dotted(node: Node): string[] | undefined {
  const keys: string[] = [];
  let at = node;
  while (at.type === 'MemberExpression') {
    const key = keyText({ key: at.property, computed: at.computed });
    if (key === undefined) {
      return undefined;
    }
    keys.push(key);
    at = at.object;
  }
  return at.type === 'Identifier' ? [at.name, ...keys.reverse()] : undefined;
}

/** Any node that is a function with a body. */
export type FunctionNode = Extract<
  Node,
  {
    type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ObjectMethod'
      | 'ClassMethod'
      | 'ClassPrivateMethod';
  }
>;
export type ClassNode = Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>;

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassPrivateMethod'
  );
}

export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** The name a function or class gives itself. */
export function ownName(node: FunctionNode | ClassNode): string | undefined {
  const { id } = node as FunctionDeclaration | ClassExpression;
  return id?.name;
}

/** The names a pattern binds. */
export function boundNames(node: Node): string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'AssignmentPattern':
      return boundNames(node.left);
    case 'RestElement':
      return boundNames(node.argument);
    case 'ArrayPattern':
      return node.elements.flatMap((e) => (e === null ? [] : boundNames(e)));
    case 'ObjectPattern':
      return node.properties.flatMap((p) => boundNames(p.type === 'RestElement' ? p : p.value));
    case 'TSParameterProperty':
      return boundNames(node.parameter);
    default:
      return [];
  }
}
