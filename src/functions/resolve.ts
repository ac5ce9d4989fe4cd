import type { Node } from '@babel/types';
import { spellPath } from '../functionPath.js';
import { dotted, isClass, isFunction, keyText, literalText, unwrap } from './ast.js';
import { givenBuiltIn } from './builtIns.js';
import { type At, isCallable, type Members, OTHER, UNKNOWN, type Value } from './kinds.js';
import { importedBy, importOf } from './made.js';
import { membersOfClass, membersOfObject } from './members.js';
import type { Module } from './modules.js';
import { returnedBy } from './returned.js';

/** Expressions are followed for so many steps: they may lead back to themselves. */
const FARTHEST = 40;

/** Finds what an expression gives. @param steps - how many have been taken to get here */
export function resolve(at: At, steps = 0): Value {
  if (steps > FARTHEST) {
    return UNKNOWN;
  }
  const node = unwrap(at.node);
  const next = (other: Node, more: Partial<At> = {}) => resolve({ ...at, node: other, ...more }, steps + 1);
  if (isFunction(node)) {
    return { kind: 'function', fn: node, at: { ...at, node } };
  }
  if (isClass(node)) {
    return {
      kind: 'class',
      node,
      members: () => membersOfClass(node, at, (other) => resolve(other, steps + 1)),
    };
  }
  const imported = importedBy(node);
  if (imported) {
    const module = at.module.read(imported.source);
    return module ? exported(module, imported.name, steps) : UNKNOWN;
  }
  switch (node.type) {
    case 'ObjectExpression':
      return {
        kind: 'object',
        members: () => membersOfObject(node, at, (other) => resolve(other, steps + 1)),
      };
    case 'ArrayExpression':
      return {
        kind: 'object',
        members: () =>
          new Map(
            node.elements.flatMap((each, i): [string, At][] =>
              each && each.type !== 'SpreadElement' ? [[String(i), { ...at, node: each }]] : [],
            ),
          ),
      };
    case 'Identifier':
      return named(node.name, at, steps);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const key = node.computed ? literalText(node.property) : keyText({ key: node.property });
      const owner = next(node.object);
      if (key === undefined) {
        return UNKNOWN;
      }
      if (!('members' in owner) || !owner.members) {
        const path = dotted(node);
        return (path && builtIn(path, at)) ?? UNKNOWN;
      }
      const member = owner.members().get(key);
      return member ? resolve(member, steps + 1) : UNKNOWN;
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
      return called(node as Extract<Node, { type: 'CallExpression' }>, at, steps);
    case 'NewExpression': {
      const callee = dotted(node.callee)?.join('.');
      const [target] = node.arguments;
      return callee === 'Proxy' && target
        ? next(target)
        : callee === 'Function'
          ? { kind: 'wrapped', isSure: true, at }
          : OTHER;
    }
    case 'AwaitExpression': {
      const inner = unwrap(node.argument);
      return inner.type === 'CallExpression' ? called(inner, at, steps, true) : next(inner);
    }
    case 'SequenceExpression':
      return next(node.expressions.at(-1) as Node);
    case 'AssignmentExpression':
      return node.operator === '=' ? next(node.right) : UNKNOWN;
    case 'ConditionalExpression':
      return either(next(node.consequent), next(node.alternate));
    case 'LogicalExpression': {
      const left = next(node.left);
      // An object and its like are never missing.
      return node.operator !== '&&' && left.kind !== 'unknown' && left.kind !== 'other'
        ? left
        : left.kind === 'other' || node.operator === '&&'
          ? next(node.right)
          : either(next(node.right), left);
    }
    case 'ThisExpression':
    case 'TaggedTemplateExpression':
    case 'MetaProperty':
    case 'ImportExpression':
    case 'YieldExpression':
      return UNKNOWN;
    default:
      return /Literal$|^(Unary|Update|Binary)Expression$|^TemplateLiteral$/.test(node.type) ? OTHER : UNKNOWN;
  }
}

/** Of two that it may be. */
function either(one: Value, other: Value): Value {
  if (one.kind === other.kind || other.kind === 'unknown') {
    return one;
  }
  const isBoth = isCallable(one) && isCallable(other);
  return isBoth || one.kind === 'unknown' ? other : UNKNOWN;
}

function named(name: string, at: At, steps: number): Value {
  for (let scope = at.scope; scope; scope = scope.around) {
    const found = scope.names.get(name);
    if (found !== undefined) {
      return found ? resolve(found, steps + 1) : UNKNOWN;
    }
  }
  const node = at.module.exports.bindings.get(name);
  if (node === undefined) {
    return builtIn([name], at) ?? UNKNOWN;
  }
  return node === null ? UNKNOWN : resolve({ node, scope: null, module: at.module }, steps + 1);
}

/** What another file exports under a name. */
function exported(module: Module, name: string, steps = 0): Value {
  const values = module.exports.values();
  if (name === '*') {
    return { kind: 'object', members: () => membersOfModule(module) };
  }
  if (name === 'default' && module.exports.isCommonJs) {
    return wholeOf(module, steps);
  }
  const node = values.get(spellPath([name]));
  if (node !== undefined) {
    return node ? resolve({ node, scope: null, module }, steps + 1) : UNKNOWN;
  }
  for (const other of module.exports.stars.keys()) {
    const inner = name !== 'default' && steps < FARTHEST ? module.read(other) : null;
    const found = inner ? exported(inner, name, steps + 1) : UNKNOWN;
    if (found.kind !== 'unknown') {
      return found;
    }
  }
  const whole = module.exports.isCommonJs ? wholeOf(module, steps) : UNKNOWN;
  const member = whole.kind === 'object' ? whole.members().get(name) : undefined;
  return member ? resolve(member, steps + 1) : UNKNOWN;
}

/** What a CommonJS file assigns to `module.exports`, and to its members. */
function wholeOf(module: Module, steps: number): Value {
  const node = module.exports.values().get('default');
  const value = node ? resolve({ node, scope: null, module }, steps + 1) : UNKNOWN;
  const members = () => {
    const all = membersOfModule(module);
    all.delete('default');
    return new Map([...('members' in value && value.members ? value.members() : []), ...all]);
  };
  return value.kind === 'unknown' || value.kind === 'other'
    ? { kind: 'object', members }
    : { ...value, members };
}

/** The exports of a file, also those that it passes on. */
export function membersOfModule(module: Module, seen = new Set<Module>()): Members {
  seen.add(module);
  const members: Members = new Map();
  for (const [star, at] of module.exports.stars) {
    const inner = module.read(star);
    if (inner && !seen.has(inner)) {
      for (const key of membersOfModule(inner, seen).keys()) {
        if (key !== 'default') {
          members.set(key, { node: importOf(star, key, at), scope: null, module });
        }
      }
    }
  }
  for (const [path, node] of module.exports.values()) {
    if (node) {
      members.set(path.startsWith('[') ? (JSON.parse(path)[0] as string) : path, {
        node,
        scope: null,
        module,
      });
    }
  }
  return members;
}

/** A function of JavaScript's own, where the file has nothing of that name. */
function builtIn(path: readonly string[], at: At): Value | undefined {
  const [root = ''] = path;
  const isOwn = at.module.exports.bindings.has(root);
  return !isOwn && givenBuiltIn(path) ? { kind: 'wrapped', isSure: true, at } : undefined;
}

function called(
  node: Extract<Node, { type: 'CallExpression' }>,
  at: At,
  steps: number,
  isAwaited = false,
): Value {
  return returnedBy(
    node,
    at,
    {
      resolve: (other) => resolve(other, steps + 1),
      exported: (module, name) => exported(module, name, steps + 1),
    },
    isAwaited,
  );
}
