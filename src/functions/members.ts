import type { Node } from '@babel/types';
import { type ClassNode, dotted, keyText } from './ast.js';
import type { At, Members, Value } from './kinds.js';
import { callOf } from './made.js';

type Kind<T extends Node['type']> = Extract<Node, { type: T }>;
type Resolve = (at: At) => Value;

/** What an object literal has; of a getter, what it gives. */
export function membersOfObject(node: Kind<'ObjectExpression'>, at: At, resolve: Resolve): Members {
  const members: Members = new Map();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      addAll(members, resolve({ ...at, node: property.argument }));
      continue;
    }
    const key = keyText(property, at.module.exports.constants);
    if (key === undefined) {
      continue;
    }
    if (property.type === 'ObjectProperty') {
      members.set(key, { ...at, node: property.value });
    } else if (property.kind !== 'set') {
      members.set(key, { ...at, node: property.kind === 'get' ? callOf(property, property) : property });
    }
  }
  return members;
}

/** What hangs from a class itself: static members, those that a static block makes, and those of the class it extends. */
export function membersOfClass(node: ClassNode, at: At, resolve: Resolve): Members {
  const members: Members = new Map();
  if (node.superClass) {
    addAll(members, resolve({ ...at, node: node.superClass }));
  }
  for (const item of node.body.body) {
    if (item.type === 'StaticBlock') {
      for (const [key, value] of madeIn(item, node.id?.name)) {
        members.set(key, { ...at, node: value });
      }
      continue;
    }
    if ((item.type !== 'ClassMethod' && item.type !== 'ClassProperty') || item.static !== true) {
      continue;
    }
    const key = keyText(item, at.module.exports.constants);
    if (key !== undefined && item.type === 'ClassProperty' && item.value) {
      members.set(key, { ...at, node: item.value });
    } else if (key !== undefined && item.type === 'ClassMethod' && item.kind !== 'set') {
      members.set(key, { ...at, node: item.kind === 'get' ? callOf(item, item) : item });
    }
  }
  return members;
}

/** `static { this.make = …; }` */
function* madeIn(block: Kind<'StaticBlock'>, name: string | undefined): Generator<[string, Node]> {
  for (const statement of block.body) {
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (expression?.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') {
      continue;
    }
    const { object, property, computed } = expression.left;
    const key = keyText({ key: property, computed });
    const isOwn =
      object.type === 'ThisExpression' || (name !== undefined && dotted(object)?.join('.') === name);
    if (isOwn && key !== undefined) {
      yield [key, expression.right];
    }
  }
}

/** What is spread or inherited. */
export function addAll(members: Members, value: Value): void {
  if ('members' in value && value.members) {
    for (const [key, member] of value.members()) {
      members.set(key, member);
    }
  }
}
