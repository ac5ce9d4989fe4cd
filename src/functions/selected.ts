import type { Node } from '@babel/types';
import { type FunctionNode, isFunction, unwrap } from './ast.js';
import { parseFile } from './parse.js';
import { patternNames } from './selectedNames.js';

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

/** The first name that the function uses and only a function around it has. */
function firstHidden(node: FunctionNode, path: Path): { name: string; line: number } | null {
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

function childrenOf(node: Node): Node[] {
  return entriesOf(node).map(([, child]) => child);
}

function entriesOf(node: Node): [string, Node][] {
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
