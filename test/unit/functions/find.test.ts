import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../src/errors.js';
import { exportedValues, type FoundFunction, findFunctions } from '../../../src/functions/index.js';

function fixture(name: string): [code: string, file: string] {
  return [
    readFileSync(fileURLToPath(new URL(`../../fixtures/functions/${name}`, import.meta.url)), 'utf8'),
    name,
  ];
}
const byName = (found: FoundFunction[]) => new Map(found.map((f) => [f.name, f]));
const runnable = (found: FoundFunction[]) => found.filter((f) => f.runnable).map((f) => f.name);
const names = (code: string, file = 'a.js') => findFunctions(code, file).map((f) => f.name);

describe('a TypeScript module', () => {
  const found = findFunctions(...fixture('catalogue.ts'));
  const by = byName(found);

  it('lists what can be run, in order of place', () => {
    expect(runnable(found)).toEqual([
      'square',
      'over',
      'hidden',
      'arrow',
      'late',
      'main',
      'loadInputs',
      'Counter.table.look',
      'Counter.create',
      'Counter.make',
      'api.cube',
      'api.half',
      'api.two words',
      'api.deep.down',
      'memoized',
      'Geometry.area',
      'memo',
      'loadUsers',
    ]);
  });

  it('gives lines from 1, of the implementation and not of its overloads', () => {
    expect(by.get('square')).toMatchObject({
      line: 12,
      endLine: 14,
      column: 17,
      kind: 'function',
      params: ['n'],
    });
    expect(by.get('over')).toMatchObject({ line: 18, params: ['a'] });
    expect(found.filter((f) => f.name === 'over')).toHaveLength(1);
    expect(by.has('ambient')).toBe(false);
  });

  it('writes parameters without types', () => {
    expect(by.get('hidden')?.params).toEqual(['{ a, b }', 'x = 1', '...rest']);
    expect(by.get('late')?.params).toEqual(['first', '[second, , third] = [1, 2, 3]']);
    expect(by.get('main')?.params).toEqual(['options = { deep: true }']);
  });

  it('knows what each is exported as', () => {
    expect(by.get('hidden')).toMatchObject({ exported: true, exportedAs: ['shown'], binding: 'hidden' });
    expect(by.get('main')).toMatchObject({ exported: true, exportedAs: ['default'], async: true });
    expect(by.get('api.deep.down')).toMatchObject({
      exportedAs: ['api.deep.down'],
      binding: 'api',
      async: true,
    });
    expect(by.get('memo')).toMatchObject({ exported: false, exportedAs: [] });
  });

  it('says why the others cannot be run', () => {
    expect(by.get('inner')).toMatchObject({
      runnable: false,
      reason: expect.stringContaining('a call of main()'),
    });
    expect(by.get('by')?.reason).toContain('Counter.#bump()');
    expect(by.get('numbers')).toMatchObject({ runnable: false, generator: true, exportedAs: ['numbers'] });
    expect(by.get('ticks')?.reason).toContain('cannot be sent back');
    expect(by.get('Counter#add')?.reason).toContain('no Counter object');
    expect(by.get('Counter#handle')?.runnable).toBe(false);
    expect(by.get('Geometry.width')?.reason).toContain('private to the namespace Geometry');
    expect(by.get('blocked')?.reason).toContain('block that begins at line 96');
  });

  it('offers the exports that may serve as inputs', () => {
    const values = exportedValues(...fixture('catalogue.ts'));
    expect(values.sort()).toEqual(['imported', 'inputs', 'loadInputs', 'numbers', 'table', 'ticks', 'users']);
  });
});

describe('CommonJS', () => {
  const found = findFunctions(...fixture('legacy.cjs'));
  const by = byName(found);

  it('finds the members of module.exports, however they got there', () => {
    expect(runnable(found)).toEqual([
      'a',
      'shared.twice',
      'Tool.use',
      'Old',
      'Old.create',
      'b',
      'c',
      'math.square',
      'd',
      'e',
      'g',
      'posix',
    ]);
    expect(by.get('a')?.exportedAs).toEqual(['default.a', 'a', 'default.renamed', 'renamed']);
    expect(by.get('b')).toMatchObject({ exportedAs: ['default.b', 'b'], params: ['x', 'y'] });
    expect(by.get('e')?.exportedAs).toContain('f');
    expect(by.get('g')?.exportedAs).toContain('h');
    expect(by.get('Tool.use')).toMatchObject({ kind: 'static method', exported: true });
    expect(by.get('Old')?.exported).toBe(false);
  });

  it('tells instance methods and foreign objects apart', () => {
    expect(by.get('Old#run')?.runnable).toBe(false);
    expect(by.get('window.onload')?.reason).toContain('does not declare');
  });

  it('calls a bare module.exports default, also in a sloppy script', () => {
    const single = byName(findFunctions(...fixture('single.js')));
    expect(single.get('default')).toMatchObject({ line: 4, exportedAs: ['default'], runnable: true });
    expect(single.get('extra')?.exportedAs).toEqual(['default.extra', 'extra']);
    expect(single.get('step')?.reason).toContain('the function at line 4');
  });

  it('offers values but not what compilers announce', () => {
    expect(exportedValues(...fixture('legacy.cjs'))).toEqual(['c', 'list']);
    expect(exportedValues('exports.a = void 0; exports.a = [1]; exports.b = 3;', 'a.cjs')).toEqual(['a']);
  });

  it('reads what esbuild leaves behind', () => {
    const code = 'function f(x) {}\nmodule.exports = __toCommonJS(all);\n0 && (module.exports = { f });';
    expect(findFunctions(code, 'a.cjs')[0]).toMatchObject({ name: 'f', exported: true });
  });
});

describe('single forms', () => {
  it.each([
    ['export default (x) => x', 'default', 'arrow'],
    ['export default function (x) {}', 'default', 'function'],
    ['export default { square(n) {} }', 'default.square', 'method'],
    ['export default class { static make() {} }', 'default.make', 'static method'],
    ['module.exports = class Box { static make() {} }', 'Box.make', 'static method'],
    ['module.exports = function named() {}', 'named', 'function'],
    ['let f; f = (x) => x', 'f', 'arrow'],
    ['const f = function g() {}', 'f', 'function'],
    ['const api = Object.freeze({ f() {} })', 'api.f', 'method'],
    ['if (1) { var f = () => 1 }', 'f', 'arrow'],
    ['export const f = g.bind(null)\nfunction g() {}', 'f', 'wrapped'],
    ['export const f = memo(g)\nfunction g() {}', 'f', 'wrapped'],
    ['var f = exports.f = function () {}', 'f', 'function'],
    ['const v = await 1; export function f() { return import.meta.url }', 'f', 'function'],
  ])('%s', (code, name, kind) => {
    expect(byName(findFunctions(code, 'a.js')).get(name)).toMatchObject({ kind, runnable: true });
  });

  it.each([
    'export const inputs = Array.from({ length: 3 }, (_, i) => i)',
    'export const xs = list.map((x) => x)',
    'const f = memo(() => 1)',
    'export type F = () => void',
    'declare namespace N { function f(): void }',
    'abstract class A { abstract f(): void; constructor() {} get x() { return 1 } }',
    'items.forEach((x) => x)',
    'declare global { function f(): void }',
    'interface I { f(): void }',
  ])('sees no function in %s', (code) => {
    expect(names(code, 'a.ts')).toEqual([]);
  });

  it('keeps the later of two functions of one name', () => {
    expect(findFunctions('function f(a) {}\nfunction f(b) {}', 'a.js')).toMatchObject([
      { line: 2, params: ['b'] },
    ]);
  });

  it('does not let a namespace open what is closed around it', () => {
    const code =
      'namespace A { namespace B { export function f() {} } export namespace C { export function g() {} } }';
    const by = byName(findFunctions(code, 'a.ts'));
    expect(by.get('A.B.f')?.runnable).toBe(false);
    expect(by.get('A.C.g')).toMatchObject({ runnable: true, binding: 'A' });
  });

  it('reads decorators of both kinds, JSX, BOM, hashbang and type assertions', () => {
    expect(names('@d class A { @d() static f(x: number) {} }', 'a.ts')).toEqual(['A.f']);
    expect(names('class A { constructor(@Inject() private a: B) {} static f() {} }', 'a.ts')).toEqual([
      'A.f',
    ]);
    expect(names('export const V = () => <p>{1}</p>', 'a.tsx')).toEqual(['V']);
    expect(names('export const V = () => <p>{1}</p>', 'a.js')).toEqual(['V']);
    expect(names('\uFEFF#!/usr/bin/env node\nfunction f() {}', 'a.mjs')).toEqual(['f']);
    expect(names('const f = <any>((x) => x)', 'a.ts')).toEqual(['f']);
    expect(names('import type { T } from "x"; export = f; function f(x: T) {}', 'a.cts')).toEqual(['f']);
    expect(names('using x = open(); enum E { A } function f() {}', 'a.ts')).toEqual(['f']);
    expect(names('', 'a.js')).toEqual([]);
  });
});

describe('syntax errors', () => {
  it('names the place and shows the line', () => {
    const code = 'const a = 1;\nexport const b = = 2;\n';
    expect(() => findFunctions(code, 'src/a.ts')).toThrow(RequestError);
    expect(() => findFunctions(code, 'src/a.ts')).toThrow(
      /^src\/a\.ts:2:18 has a syntax error: Unexpected token\.\n {4}export const b = = 2;\n {21}\^$/,
    );
  });

  it('keeps the excerpt of a minified line short', () => {
    const code = `${'f();'.repeat(50_000)}const = 1`;
    const message = (() => {
      try {
        findFunctions(code, 'a.js');
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(message).toContain('a.js:1:200007');
    expect(message.length).toBeLessThan(400);
  });

  it('explains import in a .cjs file and refuses Flow', () => {
    expect(() => findFunctions('import a from "a"', 'a.cjs')).toThrow(/a\.cjs:1:1 .*\.cjs file is a script/);
    expect(() => findFunctions('function f(x: number) {}', 'a.js')).toThrow(RequestError);
  });
});

describe('size', () => {
  it('is read in linear time and, as far as the parser goes, at any depth', () => {
    const time = (count: number) => {
      const many = Array.from({ length: count }, (_, i) => `function f${i}(x) { return x + ${i}; }`);
      const from = performance.now();
      expect(findFunctions(many.join('\n'), 'a.js')).toHaveLength(count);
      return performance.now() - from;
    };
    time(1000);
    expect(Math.min(...[1, 2, 3].map(() => time(10_000) / time(1000)))).toBeLessThan(40);
    const deep = `const s = ${'1 + '.repeat(1000)} 1; function f() {}`;
    expect(names(deep)).toEqual(['f']);
    expect(() => names('['.repeat(50_000))).toThrow(/nests deeper/);
  });
});
