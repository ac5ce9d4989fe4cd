import type { Node } from '@babel/types';
import { isClass, isFunction, unwrap } from './ast.js';
import type { ExportBook } from './exports.js';

/** What an exported name stands for, as far as the file shows it. */
export type ValueKind = 'function' | 'generator' | 'class' | 'plain' | 'value' | 'unknown';

/** Members that take a function and give one back; `items.map(f)` and its like give no function. */
const WRAPPERS = new Set([
  'after',
  'ary',
  'before',
  'bind',
  'callbackify',
  'compose',
  'curry',
  'curryRight',
  'debounce',
  'flip',
  'flow',
  'flowRight',
  'memo',
  'memoize',
  'memoizee',
  'negate',
  'once',
  'overArgs',
  'partial',
  'partialRight',
  'pipe',
  'promisify',
  'rearg',
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
    default:
      return 'unknown';
  }
}

/** Whether calls of that name give a function back, as a rule. */
export function isWrapperName(name: string): boolean {
  return WRAPPERS.has(name);
}
