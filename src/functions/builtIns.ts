/** Functions of JavaScript's own that a file may give on as its own: `export const root = Math.sqrt`. */
const ROOTS = new Set([
  'Array',
  'Atomics',
  'BigInt',
  'Boolean',
  'Date',
  'Function',
  'Intl',
  'JSON',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Reflect',
  'String',
  'parseFloat',
  'parseInt',
  'isFinite',
  'isNaN',
  'encodeURI',
  'encodeURIComponent',
  'decodeURI',
  'decodeURIComponent',
  'escape',
  'unescape',
  'structuredClone',
  'atob',
  'btoa',
  'fetch',
]);
/** Functions that take a function and give none back. */
const NOT_WRAPPERS = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'describe',
  'it',
  'test',
  'beforeAll',
  'beforeEach',
  'afterAll',
  'afterEach',
  'require',
]);

/** Whether a path such as `['Math', 'sqrt']` is a function that can be called without an object. */
export function givenBuiltIn(path: readonly string[]): boolean {
  const [root = ''] = path;
  let value: unknown = ROOTS.has(root) ? globalThis : undefined;
  for (const key of path) {
    value = value === null || value === undefined ? undefined : (value as Record<string, unknown>)[key];
  }
  return typeof value === 'function' && !(path.length > 1 && ['Promise', 'Reflect'].includes(root));
}

export function isNoWrapper(name: string): boolean {
  return NOT_WRAPPERS.has(name) || ROOTS.has(name);
}
