import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../src/errors.js';
import { findFunction, findFunctions, functionAt, lookUp, runnableAt } from '../../../src/functions/index.js';

const CODE = `export function square(n) { return n * n; }
function helper(x) {
  const inner = (y) => y;

  return inner(x);
}
export { helper as help };
export default function main() {}
export class Box {
  add(x) {
    return x;
  }
  static make() {}
}
export const pick = compose(a, b);
export const inputs = [1];
export { other } from './other.js';
export function* gen() {}
const api = { cube(n) {} };
`;
const found = findFunctions(CODE, 'a.js');
const message = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    return (error as Error).message;
  }
  throw new Error('it did not throw');
};

describe('lookUp', () => {
  it('finds by name, by alias and as default', () => {
    expect(lookUp(found, 'square').line).toBe(1);
    expect(lookUp(found, 'help').name).toBe('helper');
    expect(lookUp(found, 'helper').name).toBe('helper');
    expect(lookUp(found, 'default').name).toBe('main');
    expect(lookUp(found, 'Box.make').name).toBe('Box.make');
  });

  it('names what is there, the nearest spelling first', () => {
    expect(message(() => lookUp(found, 'sqaure', 'a.js'))).toBe(
      'a.js has no function sqaure: did you mean square? It has square, helper, main, Box.make, api.cube.',
    );
    expect(message(() => lookUp(found, 'cube'))).toContain('did you mean api.cube?');
    expect(message(() => lookUp(found, 'zzzzzzzz'))).not.toContain('did you mean');
    expect(message(() => lookUp([], 'f', 'a.js'))).toBe('a.js has no function f, and none that can be run.');
  });

  it('explains what cannot be run', () => {
    expect(message(() => lookUp(found, 'inner', 'a.js'))).toMatch(
      /^a\.js:3: inner is a closure: .* helper\(\)/,
    );
    expect(message(() => lookUp(found, 'Box#add'))).toContain('method of instances');
    expect(message(() => lookUp(found, 'gen'))).toContain('generator');
  });
});

describe('findFunction', () => {
  it('accepts exports whose value it cannot see', () => {
    expect(findFunction(CODE, 'a.js', 'pick')).toMatchObject({ kind: 'unknown', runnable: true, line: 15 });
    expect(findFunction(CODE, 'a.js', 'other')).toMatchObject({ kind: 'unknown', exportedAs: ['other'] });
  });

  it('refuses values, classes and what other files may have', () => {
    expect(message(() => findFunction(CODE, 'a.js', 'inputs'))).toContain('a.js:16: inputs is no function');
    expect(message(() => findFunction(CODE, 'a.js', 'Box'))).toContain(
      'a class: name one of its static methods',
    );
    expect(message(() => findFunction("export * from './b.js'", 'a.js', 'f'))).toContain("'./b.js'");
    expect(message(() => findFunction(CODE, 'a.js', 'squar'))).toContain('did you mean square');
  });
});

describe('functionAt', () => {
  it('gives the innermost function and the runnable one around it', () => {
    expect(functionAt(found, 1)?.name).toBe('square');
    expect(functionAt(found, 3)).toMatchObject({ name: 'inner', runnable: false });
    expect(runnableAt(found, 3)?.name).toBe('helper');
    expect(functionAt(found, 5)?.name).toBe('helper');
    expect(functionAt(found, 11)?.name).toBe('Box#add');
    expect(runnableAt(found, 11)).toBeUndefined();
    expect(functionAt(found, 16)).toBeUndefined();
  });

  it('prefers the runnable one of two on the same lines', () => {
    const one = findFunctions('const outer = () => { const inner = () => 1; return inner; };', 'a.js');
    expect(functionAt(one, 1)?.name).toBe('outer');
  });
});
