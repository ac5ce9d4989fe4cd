import { compileFunction } from 'node:vm';
import { define } from '../record/values/define.js';

/** Evaluates code in a module's scope. @throws what that throws: ReferenceError for a name that is not there */
export type Scope = (code: string) => unknown;

/** Under this name modules find what hands over between them and us. Not enumerable: it stays out of users' way. */
const NAME = '__poolscope__';

/** The real one, whatever the file makes of the name. */
// biome-ignore lint/security/noGlobalEval: it gives the names of a file, and evaluates nothing but them
const ownEval = globalThis.eval;

const scopes = new Map<string, Scope>();
const values = new Map<string, unknown>();

type Evaluator = (evaluate: typeof eval, code: string) => unknown;

/** With a scope, a module hands it out; without, it is given the value that was put down for it. */
function hand(url: string, scope?: Scope, given?: Evaluator): unknown {
  if (scope !== undefined) {
    scopes.set(url, (code) => withOwnEval(() => scope(code)));
  } else if (given !== undefined) {
    scopes.set(url, (code) => given(ownEval, code));
  }
  return values.get(url);
}

/** The names at the top level of a watched module, exported or not; undefined when its file could not be hooked. */
export function scopeOf(url: string): Scope | undefined {
  return scopes.get(url);
}

/**
 * A line for the end of a file, so that no line of the user's moves, that hands out its top-level names. It uses no name
 * that the file may have its own of: ours does not occur in it. The direct `eval` sees the module's own scope; it is only
 * ever given an identifier (`namePath`) or a function that stands in the file itself.
 *
 * @param code - of the file, as it will run
 */
export function handOver(url: string, code: string, isModule: boolean): string {
  let name = NAME;
  while (code.includes(name)) {
    name += '_';
  }
  publish(name);
  const line = (rest: string) => `\n;${name}(${JSON.stringify(url)}, ${rest});`;
  // A script, unlike a module, may have an `eval` of its own: there it is a parameter that is called so.
  const hiding = line(`undefined, function (eval, ${name}code) { return eval(${name}code); }`);
  const hides = !isModule && /\beval\b/.test(code) && compiles(code + hiding);
  return hides ? hiding : line(`(${name}code) => eval(${name}code)`);
}

/**
 * Puts a value down for a module that we write.
 *
 * @returns the expression that gives it in that module; it uses no global that user code may have replaced
 */
export function handIn(url: string, value: unknown): string {
  publish(NAME);
  values.set(url, value);
  return `${NAME}(${JSON.stringify(url)})`;
}

function publish(name: string): void {
  if (!Object.hasOwn(globalThis, name)) {
    define(globalThis, name, hand, false);
  }
}

/** With the global `eval` as it was: only that one sees the scope that it is called in. */
function withOwnEval<T>(act: () => T): T {
  const theirs = Object.getOwnPropertyDescriptor(globalThis, 'eval');
  if (theirs?.value === ownEval) {
    return act();
  }
  define(globalThis, 'eval', ownEval, false);
  try {
    return act();
  } finally {
    if (theirs) {
      Object.defineProperty(globalThis, 'eval', theirs);
    } else {
      Reflect.deleteProperty(globalThis, 'eval');
    }
  }
}

/** As a script, in which a parameter may be called `eval`, and not as one that says 'use strict'. */
function compiles(code: string): boolean {
  try {
    compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname']);
    return true;
  } catch {
    return false;
  }
}
