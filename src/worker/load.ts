import { fileURLToPath } from 'node:url';
import { isIdentifier } from '../functionPath.js';
import type { UserFunction } from './batch.js';
import { expressionCode } from './evaluate.js';
import { scopeOf } from './handOver.js';
import { canHook, installHooks, lastLoaded, watchModule } from './hooks.js';
import { settled } from './importing.js';
import { located } from './located.js';
import { namePath } from './names.js';
import { namespaceOf } from './namespace.js';
import { isThenable } from './thenable.js';
import type { FunctionAddress, FunctionSource } from './wire.js';

const loaded = new Map<string, UserFunction>();

let importing: ((url: string | null) => void) | undefined;

/** @param told - called when an import begins, and with null when it has ended */
export function onImporting(told: (url: string | null) => void): void {
  importing = told;
}

/** Where the names of a user's file are looked up, exported or not. */
export interface LoadedModule {
  /** @returns the value, or undefined when there is no such name */
  get(name: string): unknown;
  /** Evaluates code among the file's top-level names; undefined where this Node cannot. @throws what that throws */
  evaluate?: ((code: string) => unknown) | undefined;
  /** The names the file exports. */
  names(): string[];
}

/**
 * Finds the function at an address, importing its file where it is (so that its own relative paths, packages and data
 * work) the first time.
 *
 * @throws what importing the file throws; TypeError when there is no such function in it
 */
export function loadFunction(address: FunctionAddress): UserFunction | Promise<UserFunction> {
  const { source } = address;
  const place = source ? `${source.line}:${source.column} ${source.text}` : '';
  const key = `${address.name} ${address.url} ${place}`;
  const known = loaded.get(key);
  if (known) {
    return known;
  }
  importing?.(address.url);
  const loading = loadModule(address.url).finally(() => importing?.(null));
  return loading.then((module) => {
    const found = source ? evaluated(module, address, source) : find(module, address);
    // A function that looks like a promise would be waited for.
    const fn: UserFunction = isThenable(found) ? (...args) => found(...args) : found;
    loaded.set(key, fn);
    return fn;
  });
}

/** Imports a user's file in place. @throws what importing it throws; a syntax error with its place */
export async function loadModule(url: string): Promise<LoadedModule> {
  installHooks();
  watchModule(url);
  const { namespace } = await settled(url, () => namespaceOf(url)).catch((error: unknown) => {
    throw canHook() ? located(error, lastLoaded()) : beyondThisNode(error);
  });
  const scope = scopeOf(url);
  const own = (name: string): unknown => {
    try {
      // It is evaluated as code, so it must be nothing but a name.
      return isIdentifier(name) ? scope?.(name) : undefined;
    } catch {
      return undefined; // Not declared in the file, or not yet initialised.
    }
  };
  return {
    evaluate: scope,
    get(name) {
      if (name === 'default') {
        return defaultOf(namespace);
      }
      const value = own(name);
      // A name that is only Node's (`fetch`) is not the file's, though its code sees it.
      const isGlobal = value === (globalThis as Record<string, unknown>)[name];
      return (isGlobal ? undefined : value) ?? namespace[name] ?? member(namespace.default, name);
    },
    names: () => {
      const names = new Set(Object.keys(namespace).filter((name) => name !== 'module.exports'));
      const exported = namespace.default;
      if (names.has('default') && exported !== null && typeof exported === 'object') {
        for (const name of Object.keys(exported)) {
          names.add(name);
        }
      }
      return [...names];
    },
  };
}

/** Says of a file that this Node.js cannot load which one can. */
function beyondThisNode(error: unknown): unknown {
  const path = /^Unknown file extension "\.[^"]*" for (.*\.(?:[cm]?ts|[jt]sx))$/.exec(
    error instanceof Error ? error.message : '',
  )?.[1];
  if (path !== undefined) {
    (error as Error).message =
      `Node.js ${process.versions.node} runs JavaScript files only, and ${path} is none: Node.js 22.15 and newer run it.`;
  }
  return error;
}

/** A CommonJS file that was compiled from `export default` keeps its default under `default` of its exports. */
function defaultOf(namespace: Record<string, unknown>): unknown {
  const value = namespace.default;
  const inner = member(value, 'default');
  return typeof value !== 'function' && inner !== undefined ? inner : value;
}

function member(value: unknown, name: string): unknown {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A function expression of the file. @throws TypeError when it cannot be had; what evaluating it throws */
function evaluated(
  { evaluate }: LoadedModule,
  { url }: FunctionAddress,
  source: FunctionSource,
): UserFunction {
  const path = fileURLToPath(url);
  if (!evaluate) {
    throw new TypeError(
      `Node.js ${process.versions.node} reaches exported functions only; 22.15 reaches a selected one, too.`,
    );
  }
  const fn = evaluate(expressionCode(source, path, url));
  if (typeof fn !== 'function') {
    throw new TypeError(`What is selected in ${path}:${source.line} is no function.`);
  }
  return fn as UserFunction;
}

function find(module: LoadedModule, { name, url, exportedAs = [] }: FunctionAddress): UserFunction {
  for (const path of [name, ...exportedAs]) {
    const [first, ...rest] = namePath(path) as [string, ...string[]];
    let owner: unknown;
    let value = module.get(first);
    for (const part of rest) {
      owner = value;
      value = member(value, part);
    }
    if (typeof value === 'function') {
      const fn = value as UserFunction;
      return owner === undefined ? fn : (...args) => fn.apply(owner, args);
    }
  }
  const file = fileURLToPath(url);
  const hint = canHook()
    ? ''
    : ` Node.js ${process.versions.node} reaches exported functions only; 22.15 reaches all.`;
  throw new TypeError(`There is no function ${name} in ${file}.${hint}`);
}
