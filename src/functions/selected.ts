import type { Node } from '@babel/types';
import { type FunctionNode, isFunction, unwrap } from './ast.js';
import { childrenOf } from './children.js';
import { firstHidden } from './enclosed.js';
import { parseFile } from './parse.js';

/** A function that is selected in an editor, to be run as it stands. */
export interface SelectedFunction {
  text: string;
  /** Of its beginning, from 1. */
  line: number;
  column: number;
  /** Its own name, if it has one. */
  name: string | undefined;
  params: string[];
  /** Why it cannot be run, and what to do, as whole sentences. */
  reason?: string;
}

type Path = readonly Node[];

/**
 * The function expression that a selection covers, blanks and a closing semicolon aside. Also the one that a whole
 * `const f = …` declares.
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
  const selected = text.slice(from, to);
  const start = from + (selected.length - selected.trimStart().length);
  const end = start + selected.trim().replace(/[;,\s]+$/, '').length;
  const path = pathTo(ast.program, start, end);
  const node = path && functionOf(path[path.length - 1] as Node);
  if (!path || !node) {
    return null;
  }
  const {
    loc,
    start: begin,
    end: finish,
  } = node as { loc: NonNullable<Node['loc']>; start: number; end: number };
  const hidden = firstHidden(node, path);
  return {
    text: text.slice(begin, finish),
    line: loc.start.line,
    column: loc.start.column + 1,
    name: 'id' in node && node.id ? node.id.name : undefined,
    params: node.params.map((each) => text.slice(each.start as number, each.end as number)),
    ...(hidden && {
      reason: `The selected function uses ${hidden.name}, which lives inside the function at line ${hidden.line}, so a worker cannot get at it. Make it a parameter, or move it to the top level of the file.`,
    }),
  };
}

/** The nodes from the outermost to the one that covers exactly these offsets. */
function pathTo(root: Node, start: number, end: number): Path | null {
  const path: Node[] = [];
  for (let at: Node | undefined = root; at; ) {
    path.push(at);
    if (at.start === start && at.end === end && functionOf(at)) {
      return path;
    }
    // A declaration ends after its semicolon, which the selection may leave out.
    if (at.start === start && at.end === end + 1 && functionOf(at)) {
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
