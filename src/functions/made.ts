// Nodes that no file has: what is declared by a pattern or an import, put as an expression that gives the same.
import type { Expression, Node } from '@babel/types';

/** What an import gives. `*` is the whole module. */
export interface ImportedNode {
  type: 'PoolscopeImport';
  source: string;
  name: string;
}

type Place = Pick<Node, 'loc' | 'start' | 'end'>;

function made(node: object, { loc, start, end }: Place): Node {
  return { ...node, loc, start, end } as unknown as Node;
}

export function importOf(source: string, name: string, at: Node): Node {
  return made({ type: 'PoolscopeImport', source, name }, at);
}

export function importedBy(node: Node): ImportedNode | null {
  const { type } = node as { type: string };
  return type === 'PoolscopeImport' ? (node as unknown as ImportedNode) : null;
}

/** `object.key` */
export function memberOf(object: Node, key: string, at: Node): Node {
  return made({ type: 'MemberExpression', object, property: text(key, at), computed: true }, at);
}

/** `left ?? right` */
export function eitherOf(left: Node, right: Node, at: Node): Node {
  return made({ type: 'LogicalExpression', operator: '??', left, right }, at);
}

/** `callee()` */
export function callOf(callee: Node, at: Node): Node {
  return made({ type: 'CallExpression', callee: callee as Expression, arguments: [] }, at);
}

function text(value: string, at: Node): Node {
  return made({ type: 'StringLiteral', value }, at);
}
