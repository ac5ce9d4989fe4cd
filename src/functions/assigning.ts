import type { Node } from '@babel/types';
import { dotted, keyText, unwrap } from './ast.js';
import { callOf } from './made.js';
import { member, type Name, type Place } from './names.js';
import { takeApart } from './patterns.js';
import { isTop, topName, type Walk, walkChildren } from './walk.js';

type Kind<T extends Node['type']> = Extract<Node, { type: T }>;

/** `module.exports`: reached through `import()` below `default`, and directly where Node finds the name by reading. */
export const moduleExports = (at: Node): Name => ({ text: '', at, exportedAs: ['default', ''] });

/** `const f = …`. */
export function walkDeclarator(walk: Walk, node: Kind<'VariableDeclarator'>, place: Place): void {
  const { id, init } = node;
  if (id.type !== 'Identifier') {
    if (isTop(place)) {
      const { bindings, constants } = walk.exports;
      takeApart(id, init ?? null, constants, (name, value) => bindings.set(name, value));
    }
    walkChildren(walk, node, place);
    return;
  }
  const name = topName(id.name, id, place);
  if (init?.type === 'AssignmentExpression' && init.operator === '=') {
    walkAssignment(walk, init, place, [name]);
    return;
  }
  if (isTop(place)) {
    walk.exports.bindings.set(id.name, init == null ? null : unwrap(init));
  }
  walk.push(init, place, name);
}

/** `exports.f = …`, `module.exports = …`, `f = …`, `Class.f = …`, `Class.prototype.f = …`, and chains of them. */
export function walkAssignment(
  walk: Walk,
  node: Kind<'AssignmentExpression'>,
  place: Place,
  names: Name[],
): void {
  const value = unwrap(node.right);
  if (node.operator !== '=' || place.closure !== undefined) {
    walk.push(node.left, place);
    walk.push(value, place, names[0]);
    return;
  }
  const target = targetName(walk, node.left);
  const all = target === undefined ? names : [...names, target];
  if (target === undefined) {
    walk.push(node.left, place);
  }
  if (value.type === 'AssignmentExpression') {
    walkAssignment(walk, value, place, all);
    return;
  }
  const bound = all.find((name) => name.binding !== undefined);
  const paths = all.flatMap((name) => name.exportedAs);
  const binding =
    value.type === 'Identifier' ? value.name : bound?.binding === bound?.text ? bound?.text : undefined;
  if (saysNothing(value)) {
    return;
  }
  for (const path of paths) {
    if (binding !== undefined) {
      walk.exports.addBinding(path, binding);
    } else {
      walk.exports.addDirect(path, value);
    }
  }
  if (bound !== undefined && bound.binding === bound.text) {
    walk.exports.bindings.set(bound.text, value);
  }
  // What is assigned exists for the whole file wherever the assignment stands.
  const here = { ...place, block: undefined };
  const [first] = all;
  walk.push(value, here, bound ?? (first && { ...first, exportedAs: paths }));
}

/** `Object.assign(exports, { f })` and `Object.defineProperty(exports, 'f', { get: () => f })`; any other call has no names. */
export function walkCall(walk: Walk, node: Kind<'CallExpression'>, place: Place): void {
  const called = place.closure === undefined ? dotted(node.callee)?.join('.') : undefined;
  const [target, second, third] = node.arguments as Node[];
  const isOurs = called === 'Object.assign' || called === 'Object.defineProperty';
  const name = isOurs && target ? targetName(walk, target) : undefined;
  const isExports = name !== undefined && name.binding === undefined;
  if (isExports && called === 'Object.assign') {
    walk.exports.isCommonJs = true;
    for (const source of node.arguments.slice(1)) {
      walk.push(source, place, name);
    }
    return;
  }
  if (isExports && second?.type === 'StringLiteral' && third?.type === 'ObjectExpression') {
    walk.exports.isCommonJs = true;
    const value = definedBy(third);
    const own = member(name, second.value, second);
    for (const path of value ? own.exportedAs : []) {
      if (value?.type === 'Identifier') {
        walk.exports.addBinding(path, value.name);
      } else {
        walk.exports.addDirect(path, value);
      }
    }
    walk.push(value, place, own);
    return;
  }
  walkChildren(walk, node, place);
}

/** What a property is that is described as `{ value }` or `{ get }`. */
function definedBy(descriptor: Kind<'ObjectExpression'>): Node | null {
  for (const property of descriptor.properties) {
    const key = property.type === 'SpreadElement' ? undefined : keyText(property);
    if (key === 'value' && property.type === 'ObjectProperty') {
      return unwrap(property.value);
    }
    if (key === 'get') {
      return callOf(property.type === 'ObjectProperty' ? property.value : property, property);
    }
  }
  return null;
}

function targetName(walk: Walk, left: Node): Name | undefined {
  const keys = dotted(left);
  if (keys === undefined) {
    return undefined;
  }
  const at = left.type === 'MemberExpression' ? left.property : left;
  const [root = '', ...rest] = keys;
  if (root === 'exports' || (root === 'module' && rest[0] === 'exports')) {
    walk.exports.isCommonJs = true;
    const path = root === 'exports' ? rest : rest.slice(1);
    return path.reduce((of, key) => member(of, key, at), moduleExports(at));
  }
  const instance = rest.indexOf('prototype');
  if (instance >= 0 && instance !== rest.length - 2) {
    return undefined;
  }
  const top: Name = { text: root, at, binding: root, exportedAs: [] };
  return instance < 0
    ? rest.reduce((of, key) => member(of, key, at), top)
    : member(
        rest.slice(0, instance).reduce((of, key) => member(of, key, at), top),
        rest[instance + 1] as string,
        at,
        'instance',
      );
}

/** `exports.f = void 0`, with which compilers announce what they assign later, and `exports = module.exports`. */
function saysNothing(node: Node): boolean {
  const path = dotted(node)?.join('.');
  return (
    (node.type === 'UnaryExpression' && node.operator === 'void') ||
    path === 'undefined' ||
    path === 'exports' ||
    path === 'module.exports'
  );
}
