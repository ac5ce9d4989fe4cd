import type { Node } from '@babel/types';
import { dotted } from './ast.js';
import { childrenOf } from './children.js';
import { freeOf } from './free.js';
import { parseFile } from './parse.js';

/** What a file makes of the names that CommonJS gives it. */
export interface CommonJsUse {
  /** Those that it uses and does not declare itself. */
  names: string[];
  /** Whether it uses `exports` or `module.exports`: then it can be nothing but CommonJS. */
  exports: boolean;
}

const NAMES = new Set(['require', 'module', 'exports', '__filename', '__dirname']);

/**
 * @param fileName - only its ending counts
 * @returns null where the file cannot be parsed
 */
export function commonJsUse(code: string, fileName: string): CommonJsUse | null {
  try {
    const { program } = parseFile(code, fileName).ast;
    const names = freeOf(program).names.filter((name) => NAMES.has(name));
    const exports = names.includes('exports') || (names.includes('module') && usesModuleExports(program));
    return { names, exports };
  } catch {
    return null;
  }
}

/** Whether there is syntax of JSX, a decorator or `accessor`, or `using`, which not every Node.js knows. */
export function hasNewSyntax(code: string, fileName: string): boolean {
  try {
    return anyNode(
      parseFile(code, fileName).ast.program,
      (node) =>
        node.type.startsWith('JSX') ||
        node.type === 'Decorator' ||
        node.type === 'ClassAccessorProperty' ||
        (node.type === 'VariableDeclaration' && node.kind.endsWith('using')),
    );
  } catch {
    return false;
  }
}

function usesModuleExports(program: Node): boolean {
  return anyNode(program, (node) => {
    const path = node.type === 'MemberExpression' ? dotted(node) : undefined;
    return path?.[0] === 'module' && path[1] === 'exports';
  });
}

function anyNode(root: Node, is: (node: Node) => boolean): boolean {
  const pile = [root];
  for (let node = pile.pop(); node !== undefined; node = pile.pop()) {
    if (is(node)) {
      return true;
    }
    pile.push(...childrenOf(node));
  }
  return false;
}
