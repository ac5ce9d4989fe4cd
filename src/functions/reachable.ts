import type { Node } from '@babel/types';
import { below } from '../functionPath.js';
import type { FunctionNode } from './ast.js';
import { type At, isCallable, type Value } from './kinds.js';
import { importedBy } from './made.js';
import type { Module } from './modules.js';
import { paramTexts } from './params.js';
import { reasonAgainst } from './reasons.js';
import { membersOfModule, resolve } from './resolve.js';
import type { FoundFunction, FunctionKind } from './types.js';

/** Objects are looked into so far. */
const DEEPEST = 4;
/** So many names are looked at: a table may be larger than anybody reads. */
const MOST = 5000;

/**
 * The functions that can be had by a name of a file, though none is written under that name: what calls give back, what
 * comes from other files, members of objects that are put together.
 *
 * @param known - those that are written under their names
 */
export function reachable(module: Module, known: readonly FoundFunction[]): FoundFunction[] {
  const names = new Set(
    known
      .filter(
        ({ runnable, binding, exportedAs }) => runnable || binding !== undefined || exportedAs.length > 0,
      )
      .flatMap(({ name, exportedAs }) => [name, ...exportedAs]),
  );
  const found: FoundFunction[] = [];
  const { exports } = module;
  let left = MOST;

  const look = (path: string, at: At, root: Root, depth: number, around: ReadonlySet<unknown>): void => {
    if (left-- <= 0 || around.has(at.node)) {
      return;
    }
    const value = resolve(at);
    if (isCallable(value)) {
      const isListed = root.isExported || (value.kind === 'wrapped' && value.isSure && depth === 0);
      if (isListed && !names.has(path)) {
        names.add(path);
        found.push(entry(path, value, root, module));
      }
    }
    if ('members' in value && value.members && root.isExported && depth < DEEPEST) {
      for (const [key, member] of value.members()) {
        look(below(path, key), member, root, depth + 1, new Set([...around, at.node]));
      }
    }
  };

  for (const [name, at] of membersOfModule(module)) {
    const isWhole = name === 'default' && exports.isCommonJs;
    const path = ownName(module, below('', name));
    const root = { isExported: true, at, path, isWhole };
    const value = isWhole ? resolve(at) : null;
    if (value?.kind !== 'object') {
      look(path, at, root, 0, new Set());
    }
    // Members of `module.exports` are called by their own names.
    for (const [key, member] of value && 'members' in value && value.members ? value.members() : []) {
      look(below('', key), member, root, 1, new Set([at.node]));
    }
  }
  for (const [name, node] of exports.bindings) {
    if (node && exports.pathsOf(name).length === 0) {
      const at = { node, scope: null, module };
      look(name, at, { isExported: false, at, path: name, isWhole: false }, 0, new Set());
    }
  }
  return found;
}

/** The name that what is exported under a name has in its file; of what comes from another file, that of the export. */
function ownName({ exports }: Module, name: string): string {
  const binding = exports.byBinding.get(name);
  const node = binding === undefined ? undefined : exports.bindings.get(binding);
  return binding === undefined || exports.bindings.has(name) || (node && importedBy(node)) ? name : binding;
}

interface Root {
  isExported: boolean;
  at: At;
  path: string;
  /** It is all that a CommonJS file exports. */
  isWhole: boolean;
}

function entry(
  name: string,
  value: Extract<Value, { kind: 'function' | 'wrapped' }>,
  { isExported, at, path, isWhole }: Root,
  module: Module,
): FoundFunction {
  const inner = value.kind === 'function' ? value.fn : value.inner;
  const isGenerator = value.kind === 'function' && inner?.generator === true;
  const reason = reasonAgainst(name, undefined, isGenerator, {});
  // What stands elsewhere is shown where it gets this name.
  const isHere = value.kind === 'function' && value.at.module === module && isWithin(value.fn, at.node);
  const place = isHere ? value.fn.loc : at.node.loc;
  const isBinding = module.exports.bindings.has(path);
  const exportedAs = () => {
    const paths = isBinding ? module.exports.pathsOf(path).map((each) => each + name.slice(path.length)) : [];
    return paths.length > 0
      ? paths
      : isWhole
        ? [`default${name.startsWith('[') ? '' : '.'}${name}`, name]
        : [name];
  };
  return {
    name,
    line: place?.start.line ?? 1,
    endLine: place?.end.line ?? 1,
    column: (place?.start.column ?? 0) + 1,
    exported: isExported,
    kind: value.kind === 'function' ? kindOf(value.fn) : 'wrapped',
    params: inner
      ? paramTexts(inner.params, (value.kind === 'function' ? value.at.module : module).code)
      : [],
    async: inner?.async === true,
    generator: isGenerator,
    runnable: reason === undefined,
    ...(reason !== undefined && { reason }),
    ...(!isHere && value.kind === 'function' && { isElsewhere: true }),
    exportedAs: isExported ? exportedAs() : [],
    ...(isBinding && { binding: path }),
  };
}

function isWithin({ start, end }: Node, around: Node): boolean {
  return (around.start ?? 0) <= (start ?? 0) && (end ?? 0) <= (around.end ?? 0);
}

function kindOf(fn: FunctionNode): FunctionKind {
  if (fn.generator) {
    return 'generator';
  }
  if (fn.type === 'ClassMethod') {
    return 'static method';
  }
  return fn.type === 'ArrowFunctionExpression' ? 'arrow' : fn.type === 'ObjectMethod' ? 'method' : 'function';
}
