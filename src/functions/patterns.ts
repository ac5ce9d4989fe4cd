import type { Node } from '@babel/types';
import { type Constants, keyText } from './ast.js';
import { eitherOf, memberOf } from './made.js';

/**
 * What each name of a pattern stands for: `const { a, b: [c] = d } = value`.
 *
 * @param value - what is taken apart; null when it is not visible
 * @param found - called with each name, and with null where it cannot be told what it stands for
 */
export function takeApart(
  pattern: Node,
  value: Node | null,
  constants: Constants,
  found: (name: string, value: Node | null) => void,
): void {
  switch (pattern.type) {
    case 'Identifier':
      found(pattern.name, value);
      return;
    case 'AssignmentPattern':
      takeApart(pattern.left, value && eitherOf(value, pattern.right, pattern), constants, found);
      return;
    case 'RestElement':
      takeApart(pattern.argument, null, constants, found);
      return;
    case 'ArrayPattern':
      for (const [i, element] of pattern.elements.entries()) {
        if (element) {
          takeApart(element, value && memberOf(value, String(i), element), constants, found);
        }
      }
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        const key = property.type === 'RestElement' ? undefined : keyText(property, constants);
        const inner = property.type === 'RestElement' ? property : property.value;
        takeApart(
          inner,
          value && key !== undefined ? memberOf(value, key, property) : null,
          constants,
          found,
        );
      }
      return;
  }
}
