import type { Node } from '@babel/types';
import { dotted } from './ast.js';

/** What a statement asks of CommonJS as soon as it runs: not in a function, nor behind a condition. */
export interface Loads {
  /** `exports`, `module` or `require`. */
  name: string;
  /** What it requires. */
  specifier?: string;
}

/** What the top-level statements of CommonJS do: `exports.f = …`, `module.exports = …`, `const a = require('a').b`. */
export function loadsOf(node: Node): Loads[] {
  const values =
    node.type === 'ExpressionStatement'
      ? [node.expression]
      : node.type === 'VariableDeclaration' && node.declare !== true
        ? node.declarations.map(({ init }) => init)
        : [];
  return values.flatMap((value) => (value ? inValue(value) : []));
}

function inValue(value: Node): Loads[] {
  if (value.type === 'AssignmentExpression') {
    const [name, key] = dotted(value.left) ?? [];
    const isExport = (name === 'exports' && key !== undefined) || (name === 'module' && key === 'exports');
    return [...(isExport ? [{ name }] : []), ...inValue(value.right)];
  }
  if (value.type === 'MemberExpression') {
    return inValue(value.object);
  }
  if (value.type !== 'CallExpression') {
    return [];
  }
  const [first] = value.arguments;
  return dotted(value.callee)?.join('.') === 'require'
    ? [{ name: 'require', ...(first?.type === 'StringLiteral' && { specifier: first.value }) }]
    : [];
}
