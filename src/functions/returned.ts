import type { Node } from '@babel/types';
import { boundNames, dotted, type FunctionNode, isFunction, keyText, unwrap } from './ast.js';
import { isNoWrapper } from './builtIns.js';
import { childrenOf } from './children.js';
import { type At, isCallable, type Members, OTHER, type Scope, UNKNOWN, type Value } from './kinds.js';
import { addAll } from './members.js';
import type { Module } from './modules.js';
import { isWrapperName } from './values.js';

/** Calls of these names give a function, whatever they are given. */
const SURE = new Set(['promisify', 'callbackify']);

type Call = Extract<Node, { type: 'CallExpression' }>;
type Resolve = (at: At) => Value;

/** What finds out more. */
interface Finding {
  resolve: Resolve;
  exported(module: Module, name: string): Value;
}

/** What a call gives. @param isAwaited - what it promises is meant */
export function returnedBy(node: Call, at: At, { resolve, exported }: Finding, isAwaited: boolean): Value {
  const path = dotted(node.callee);
  const args = node.arguments as Node[];
  const [first] = args;
  const called = path?.join('.') ?? '';
  const isOwn = path !== undefined && isDeclared(path[0] as string, at);
  if (!isOwn && called.startsWith('Object.')) {
    return fromObject(called, args, at, resolve);
  }
  if (!isOwn && called === 'require') {
    const module = first?.type === 'StringLiteral' ? at.module.read(first.value) : null;
    return module ? exported(module, module.exports.isCommonJs ? 'default' : '*') : UNKNOWN;
  }
  const callee = unwrap(node.callee);
  const isBinding = callee.type === 'MemberExpression' && keyText({ key: callee.property }) === 'bind';
  if (isBinding) {
    return wrapped(resolve({ ...at, node: callee.object }), at, true);
  }
  const fn = resolve({ ...at, node: callee });
  if (fn.kind === 'function') {
    const isPromise = fn.fn.async === true && !isAwaited;
    return fn.fn.generator || isPromise ? OTHER : given(fn.fn, fn.at, args, at, resolve);
  }
  if (fn.kind !== 'unknown' || path === undefined || first === undefined || isNoWrapper(path[0] as string)) {
    return fn.kind === 'wrapped' && fn.isSure && !isOwn ? OTHER : UNKNOWN;
  }
  const last = path.at(-1) as string;
  const inner = resolve({ ...at, node: first });
  // Of what packages give nothing is known but how such calls are written.
  if (SURE.has(last)) {
    return wrapped(inner, at, true);
  }
  return isCallable(inner) && (path.length === 1 || isWrapperName(last))
    ? wrapped(inner, at, false)
    : UNKNOWN;
}

function wrapped(value: Value, at: At, isSure: boolean): Value {
  return {
    kind: 'wrapped',
    inner: value.kind === 'function' ? value.fn : value.kind === 'wrapped' ? value.inner : undefined,
    isSure,
    at,
  };
}

/** What `Object.assign(…)` and its like give. */
function fromObject(called: string, args: readonly Node[], at: At, resolve: Resolve): Value {
  const values = () => args.map((each) => resolve({ ...at, node: each }));
  switch (called) {
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.preventExtensions':
    case 'Object.defineProperty':
    case 'Object.defineProperties':
    case 'Object.setPrototypeOf':
      return args[0] ? resolve({ ...at, node: args[0] }) : UNKNOWN;
    case 'Object.assign': {
      const all = values();
      const [target] = all;
      const members = (): Members => {
        const found: Members = new Map();
        for (const each of all) {
          addAll(found, each);
        }
        return found;
      };
      return target && isCallable(target) ? { ...target, members } : { kind: 'object', members };
    }
    default:
      return UNKNOWN;
  }
}

/** What a function gives back when it is called with these arguments. */
function given(fn: FunctionNode, where: At, args: readonly Node[], at: At, resolve: Resolve): Value {
  const names = new Map<string, At | null>();
  const scope: Scope = { names, around: where.scope };
  const inside = (node: Node): At => ({ node, scope, module: where.module });
  for (const [i, param] of fn.params.entries()) {
    const arg = args[i];
    const isPlain = arg !== undefined && arg.type !== 'SpreadElement';
    if (param.type === 'Identifier') {
      names.set(param.name, isPlain ? { ...at, node: arg } : null);
    } else if (param.type === 'AssignmentPattern' && param.left.type === 'Identifier') {
      names.set(param.left.name, isPlain ? { ...at, node: arg } : inside(param.right));
    } else {
      for (const name of boundNames(param)) {
        names.set(name, null);
      }
    }
  }
  if (fn.body.type !== 'BlockStatement') {
    return resolve(inside(fn.body));
  }
  const results = new Set<Node | null>();
  lookInto(fn.body, results, (name, node) => names.set(name, node && inside(node)));
  const all = [...results].map((node) => (node ? resolve(inside(node)) : OTHER));
  const [one = OTHER] = all;
  return all.every(isCallable) || all.every(({ kind }) => kind === one.kind) ? one : UNKNOWN;
}

/** Finds what a body declares and returns; what stands in functions inside it is theirs. */
function lookInto(
  body: Node,
  results: Set<Node | null>,
  declare: (name: string, node: Node | null) => void,
): void {
  const pile = [...childrenOf(body)].reverse();
  for (let node = pile.pop(); node !== undefined; node = pile.pop()) {
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) {
      declare(node.id.name, node);
    } else if (node.type === 'VariableDeclarator') {
      if (node.id.type === 'Identifier') {
        declare(node.id.name, node.init ?? null);
      } else {
        boundNames(node.id).forEach((name) => {
          declare(name, null);
        });
      }
    } else if (node.type === 'ReturnStatement') {
      results.add(node.argument ?? null);
    }
    if (!isFunction(node) && !/^(Class|Variable)/.test(node.type)) {
      pile.push(...[...childrenOf(node)].reverse());
    } else if (node.type === 'VariableDeclaration') {
      pile.push(...node.declarations);
    }
  }
}

function isDeclared(name: string, at: At): boolean {
  for (let { scope } = at; scope; scope = scope.around) {
    if (scope.names.has(name)) {
      return true;
    }
  }
  return at.module.exports.bindings.has(name);
}
