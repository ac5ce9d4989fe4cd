import type { Comment, Node } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { boundNames, type FunctionNode, isFunction, unwrap } from './ast.js';
import { childrenOf } from './children.js';
import { type Path, reasonEnclosed } from './enclosed.js';
import { parseFile } from './parse.js';

/** A function that is selected in an editor, to be run as it stands. */
export interface SelectedFunction {
  text: string;
  /** Of its beginning, from 1. */
  line: number;
  column: number;
  /** Its own name, if it has one. */
  name: string | undefined;
  /** The name that the selected statement declares, where a whole statement is selected; `default` for that export. */
  declares?: string;
  params: string[];
  /** Why it cannot be run, and what to do, as whole sentences. */
  reason?: string;
}

/**
 * The function expression that a selection covers; blanks, brackets and comments around it and a closing semicolon
 * aside. Also the one that a whole statement declares: `const f = …`, `function f() {}`.
 *
 * @param from - offset of the selection's beginning
 * @param to - offset of its end
 * @returns null when the selection is something else
 * @throws RequestError for a syntax error in the file
 */
export function selectedFunction(
  code: string,
  fileName: string,
  from: number,
  to: number,
): SelectedFunction | null {
  const { ast, text } = parseFile(code, fileName);
  const shift = code.length - text.length; // A byte order mark.
  const path = findPath(ast.program, text, ast.comments ?? [], from - shift, to - shift);
  const outer = path?.[path.length - 1];
  const node = outer && functionOf(outer);
  if (!path || !node) {
    return null;
  }
  const { loc, start, end } = node as Required<Pick<FunctionNode, 'loc' | 'start' | 'end'>>;
  const declares = declaredBy(outer);
  const reason = node.generator
    ? l10n.t(
        'The selected function is a generator: a call gives an iterator, which cannot be sent back from a worker. Return an array instead.',
      )
    : reasonEnclosed(node, path);
  return {
    text: text.slice(start as number, end as number),
    line: loc?.start.line ?? 1,
    column: (loc?.start.column ?? 0) + 1,
    name: 'id' in node && node.id ? node.id.name : undefined,
    ...(declares !== undefined && { declares }),
    params: node.params.map((each) => text.slice(each.start as number, each.end as number)),
    ...(reason !== undefined && { reason }),
  };
}

/** The nodes from the outermost to the one that is selected, whatever stands around it in the selection. */
function findPath(
  root: Node,
  text: string,
  comments: readonly Comment[],
  from: number,
  to: number,
): Path | null {
  let [start, end] = trimmed(text, comments, from, to);
  for (;;) {
    const path = pathTo(root, start, end);
    if (path || text[start] !== '(' || text[end - 1] !== ')') {
      return path;
    }
    [start, end] = trimmed(text, comments, start + 1, end - 1);
  }
}

/** A selection without the blanks and comments at both its ends, and without the semicolon or comma after it. */
function trimmed(text: string, comments: readonly Comment[], from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  for (let before = -1; before !== end - start; ) {
    before = end - start;
    const inside = text.slice(start, end);
    start += inside.length - inside.trimStart().length;
    end = start + text.slice(start, end).replace(/[;,\s]+$/, '').length;
    const first = comments.find((each) => each.start === start);
    const last = comments.find((each) => each.end === end);
    start = Math.min(end, first?.end ?? start);
    end = Math.max(start, last?.start ?? end);
  }
  return [start, end];
}

/** The nodes from the outermost to the one that covers exactly these offsets. */
function pathTo(root: Node, start: number, end: number): Path | null {
  const path: Node[] = [];
  for (let at: Node | undefined = root; at; ) {
    path.push(at);
    // A declaration ends after its semicolon, which the selection leaves out.
    if (at.start === start && (at.end === end || at.end === end + 1) && functionOf(at)) {
      return path;
    }
    at = childrenOf(at).find((child) => (child.start ?? 0) <= start && (child.end ?? 0) >= end);
  }
  return null;
}

function functionOf(outer: Node): FunctionNode | null {
  const node = unwrap(outer);
  if (
    isFunction(node) &&
    node.type !== 'ObjectMethod' &&
    node.type !== 'ClassMethod' &&
    node.type !== 'ClassPrivateMethod'
  ) {
    return node;
  }
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') {
    return node.declaration ? functionOf(node.declaration as Node) : null;
  }
  if (node.type === 'VariableDeclaration' && node.declarations.length === 1) {
    const { init } = node.declarations[0] as { init?: Node | null };
    return init ? functionOf(init) : null;
  }
  return null;
}

function declaredBy(node: Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
      return node.id?.name;
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => boundNames(id))[0];
    case 'ExportDefaultDeclaration':
      return 'default';
    case 'ExportNamedDeclaration':
      return node.declaration ? declaredBy(node.declaration) : undefined;
    default:
      return undefined;
  }
}
