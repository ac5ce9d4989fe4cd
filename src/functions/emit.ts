import { type FunctionNode, ownName } from './ast.js';
import type { Name, Place } from './names.js';
import { paramTexts } from './params.js';
import { reasonAgainst } from './reasons.js';
import type { FunctionKind } from './types.js';
import type { Walk } from './walk.js';

/** Puts a function on the list. What its binding is exported as is added once the whole file is known. */
export function emit(walk: Walk, node: FunctionNode, name: Name, place: Place): void {
  const text = name.text || ownName(node) || 'default';
  const reason = reasonAgainst(text, name.role, node.generator === true, place);
  const start = name.at.loc?.start;
  // A generator cannot be run, but it can be reached, as the inputs.
  const reachable = reasonAgainst(text, name.role, false, place) === undefined;
  walk.functions.push({
    name: text,
    line: start?.line ?? 1,
    endLine: node.loc?.end.line ?? 1,
    column: (start?.column ?? 0) + 1,
    exported: false,
    kind: kindOf(node, name),
    params: paramTexts(node.params, walk.code),
    async: node.async === true,
    generator: node.generator === true,
    runnable: reason === undefined,
    ...(reason !== undefined && { reason }),
    exportedAs: reachable ? name.exportedAs.filter((path) => path !== '') : [],
    ...(reachable && name.binding !== undefined && { binding: name.binding }),
  });
}

function kindOf(node: FunctionNode, name: Name): FunctionKind {
  if (node.generator === true) {
    return 'generator';
  }
  if (name.role === 'static') {
    return 'static method';
  }
  if (name.role === 'instance' || node.type === 'ObjectMethod') {
    return 'method';
  }
  return node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function';
}
