import type { Node } from '@babel/types';
import { type FunctionNode, isFunction } from './ast.js';
import { childrenOf, entriesOf } from './children.js';
import { patternNames } from './patternNames.js';

/**
 * The first name that a function uses and only a function around it has.
 *
 * @param path - the nodes from the outermost to that function
 */
export function firstHidden(
  node: FunctionNode,
  path: readonly Node[],
): { name: string; line: number } | null {
  const around = path.filter((each) => each !== node && isFunction(each)) as FunctionNode[];
  if (around.length === 0) {
    return null;
  }
  const own = declaredIn(node, true);
  const used = usedIn(node);
  for (const outer of around.reverse()) {
    const theirs = declaredIn(outer, false, node);
    const name = used.find((each) => theirs.has(each) && !own.has(each));
    if (name !== undefined) {
      return { name, line: outer.loc?.start.line ?? 0 };
    }
  }
  return null;
}

/**
 * The names that a function declares: its parameters and what its body declares.
 *
 * @param deep - also inside functions in it
 * @param except - a node that is passed over
 */
function declaredIn(fn: FunctionNode, deep: boolean, except?: Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (node === except) {
      return;
    }
    if (isFunction(node)) {
      if ('id' in node && node.id && node !== fn) {
        names.add(node.id.name);
      }
      if (node !== fn && !deep) {
        return;
      }
      for (const param of node.params) {
        patternNames(param as Node, names);
      }
    } else if (node.type === 'VariableDeclarator') {
      patternNames(node.id as Node, names);
    } else if (node.type === 'ClassDeclaration' && node.id) {
      names.add(node.id.name);
    } else if (node.type === 'CatchClause' && node.param) {
      patternNames(node.param as Node, names);
    }
    for (const child of childrenOf(node)) {
      visit(child);
    }
  };
  visit(fn);
  return names;
}

/** The names that stand for values in a function, in order of place. */
function usedIn(fn: FunctionNode): string[] {
  const names: string[] = [];
  const visit = (node: Node): void => {
    if (
      node.type.startsWith('TS') &&
      !/^TS(As|Satisfies|NonNull|TypeAssertion|Instantiation)/.test(node.type)
    ) {
      return; // A type: it is gone when the function runs.
    }
    if (node.type === 'Identifier') {
      names.push(node.name);
    }
    for (const [key, child] of entriesOf(node)) {
      const isName = (key === 'property' || key === 'key') && !(node as { computed?: boolean }).computed;
      if (!isName) {
        visit(child);
      }
    }
  };
  visit(fn);
  return names;
}
