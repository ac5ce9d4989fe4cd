import type { Node } from '@babel/types';

/** The nodes below a node. */
export function childrenOf(node: Node): Node[] {
  return entriesOf(node).map(([, child]) => child);
}

/** The same, each with the key it stands under. */
export function entriesOf(node: Node): [string, Node][] {
  return Object.entries(node).flatMap(([key, value]): [string, Node][] => {
    if (key === 'loc' || key.endsWith('Comments') || key === 'extra' || key === 'errors') {
      return [];
    }
    const list = Array.isArray(value) ? value : [value];
    return list.filter(isNode).map((child) => [key, child]);
  });
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Node).type === 'string' &&
    'start' in value
  );
}
