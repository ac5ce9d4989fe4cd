import type { Node } from '@babel/types';

/** Longer default values are cut: the text is for a list, not for a parser. */
const LONGEST_DEFAULT = 40;

/** The parameters of a function as a person would write them, without types. TypeScript's `this` is none. */
export function paramTexts(params: readonly Node[], code: string): string[] {
  return params.filter((p) => !(p.type === 'Identifier' && p.name === 'this')).map((p) => paramText(p, code));
}

function paramText(node: Node, code: string): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'AssignmentPattern':
      return `${paramText(node.left, code)} = ${defaultText(node.right, code)}`;
    case 'RestElement':
      return `...${paramText(node.argument, code)}`;
    case 'TSParameterProperty':
      return paramText(node.parameter, code);
    case 'ArrayPattern':
      return `[${node.elements.map((e) => (e === null ? '' : paramText(e, code))).join(', ')}]`;
    case 'ObjectPattern': {
      const inside = node.properties.map((p) => {
        if (p.type === 'RestElement') {
          return paramText(p, code);
        }
        const value = paramText(p.value, code);
        return p.shorthand
          ? value
          : `${p.computed ? `[${source(p.key, code)}]` : source(p.key, code)}: ${value}`;
      });
      return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
    }
    default:
      return source(node, code);
  }
}

function defaultText(node: Node, code: string): string {
  if (
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSTypeAssertion'
  ) {
    return defaultText(node.expression, code);
  }
  const text = source(node, code).replace(/\s+/g, ' ');
  return text.length > LONGEST_DEFAULT ? `${text.slice(0, LONGEST_DEFAULT - 1)}…` : text;
}

function source(node: Node, code: string): string {
  return code.slice(node.start ?? 0, node.end ?? 0);
}
