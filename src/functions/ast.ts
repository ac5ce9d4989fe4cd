import type { ClassExpression, FunctionDeclaration, Node } from '@babel/types';

/** The text of a property's key; undefined for a computed one and for one that could not stand in a path. */
export function keyText(node: { key: Node; computed?: boolean | null }): string | undefined {
  const { key } = node;
  if (key.type === 'StringLiteral') {
    return /^[^.#]+$/.test(key.value) ? key.value : undefined;
  }
  if (node.computed === true) {
    return undefined;
  }
  return key.type === 'Identifier' ? key.name : key.type === 'NumericLiteral' ? String(key.value) : undefined;
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
