import type { Node } from '@babel/types';

/** Adds the names that a parameter or the left side of a declaration binds. */
export function patternNames(node: Node, names: Set<string>): void {
  switch (node.type) {
    case 'Identifier':
      names.add(node.name);
      return;
    case 'AssignmentPattern':
      patternNames(node.left as Node, names);
      return;
    case 'RestElement':
      patternNames(node.argument as Node, names);
      return;
    case 'ArrayPattern':
      for (const element of node.elements) {
        if (element) {
          patternNames(element as Node, names);
        }
      }
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        patternNames((property.type === 'RestElement' ? property : property.value) as Node, names);
      }
      return;
    case 'TSParameterProperty':
      patternNames(node.parameter as Node, names);
  }
}
