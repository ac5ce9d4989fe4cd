import type { Node } from '@babel/types';
import { dotted, isClass, isFunction, unwrap } from './ast.js';
import type { ExportBook } from './exports.js';

/** What an exported name stands for, as far as the file shows it. */
export type ValueKind = 'function' | 'generator' | 'class' | 'wrapped' | 'plain' | 'value' | 'unknown';

/** Members that take a function and give one back; `items.map(f)` and its like give no function. */
const WRAPPERS = new Set([
  'bind',
  'compose',
  'curry',
  'debounce',
  'flow',
  'memo',
  'memoize',
  'once',
  'partial',
  'pipe',
  'promisify',
  'throttle',
  'unary',
  'wrap',
]);

/** @param node `null` when the value is not in this file */
export function classify(node: Node | null, exports: ExportBook): ValueKind {
  if (node === null) {
    return 'unknown';
  }
  const value = unwrap(node);
  if (isFunction(value)) {
    return value.generator === true ? 'generator' : 'function';
  }
  if (isClass(value)) {
    return 'class';
  }
  switch (value.type) {
    case 'ArrayExpression':
    case 'NewExpression':
      return 'value';
    case 'ObjectExpression':
    case 'StringLiteral':
    case 'TemplateLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'BigIntLiteral':
    case 'RegExpLiteral':
    case 'TSModuleDeclaration':
      return 'plain';
    case 'Identifier': {
      const target = exports.bindings.get(value.name);
      return target != null && target !== node && target.type !== 'Identifier'
        ? classify(target, exports)
        : 'unknown';
    }
    case 'CallExpression':
      return isWrapping(value, exports) ? 'wrapped' : 'unknown';
    default:
      return 'unknown';
  }
}

/** The function that a wrapping call was given first, or that `.bind` was called on. */
export function wrappedFunction(node: Node): Node | undefined {
  const call = unwrap(node);
  if (call.type !== 'CallExpression') {
    return undefined;
  }
  const { callee } = call;
  const bound =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'bind';
  return bound ? callee.object : call.arguments[0];
}

/** `wrap(f)`, `_.memoize(f)`, `f.bind(null, 1)`: a call whose result is, most likely, a function. */
function isWrapping(node: Extract<Node, { type: 'CallExpression' }>, exports: ExportBook): boolean {
  const callee = dotted(node.callee) ?? [];
  const inner = wrappedFunction(node);
  const last = callee.at(-1);
  if (inner === undefined || last === undefined || (callee.length > 1 && !WRAPPERS.has(last))) {
    return false;
  }
  return isFunction(inner) || (inner.type === 'Identifier' && classify(inner, exports) === 'function');
}
