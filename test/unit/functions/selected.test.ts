import { describe, expect, it } from 'vitest';
import { selectedFunction } from '../../../src/functions/index.js';

/** What is between « and » is selected. */
function select(marked: string, fileName = 'a.ts') {
  const from = marked.indexOf('«');
  const to = marked.indexOf('»') - 1;
  return selectedFunction(marked.replace(/[«»]/g, ''), fileName, from, to);
}

describe('a selection', () => {
  it.each([
    ['const list = [1].map(«(n) => n * 2»);', '(n) => n * 2', undefined],
    [
      'const f = «function twice(n: number) { return n * 2; }»;',
      'function twice(n: number) { return n * 2; }',
      'twice',
    ],
    ['«  const half = (n: number) => n / 2;\n»', '(n: number) => n / 2', undefined],
    ['«export const half = async (n) => n / 2»;', 'async (n) => n / 2', undefined],
    ['«export default function main() {}»', 'function main() {}', 'main'],
    ['run(«((n) => n * 2)»)', '(n) => n * 2', undefined],
    ['run(« (n) => n * 2, »)', '(n) => n * 2', undefined],
    ['«/** Halves. */\nexport const half = (n) => n / 2; // so\n»', '(n) => n / 2', undefined],
    ['run(«async function () { return 1 }»)', 'async function () { return 1 }', undefined],
  ])('%s is a function', (marked, text, name) => {
    expect(select(marked)).toMatchObject({ text, name });
  });

  it('tells where the function begins', () => {
    expect(select('const a = 1;\n  use(«(x, { y }) => x»);')).toMatchObject({
      line: 2,
      column: 7,
      params: ['x', '{ y }'],
    });
  });

  it.each(['const a = «1 + 2»;', '«const a = (x) => x, b = 1;»', 'a(«(x) => x, 1»)', 'class A { «m() {}» }'])(
    '%s is none',
    (marked) => {
      expect(select(marked)).toBeNull();
    },
  );

  it('that uses what a function around it has cannot be run, and says what', () => {
    const reason = (marked: string) => select(marked)?.reason;
    expect(reason('function main(factor) {\n  return [1].map(«(n) => n * factor»);\n}')).toContain(
      'uses factor, which lives inside main() (line 1)',
    );
    expect(reason('function f() { const { a: [b] } = g(); return «() => b»; }')).toContain('uses b');
    expect(reason('const f = () => { class K {} return «() => new K()»; }')).toContain('uses K');
  });

  it('that uses only what is its own, the file’s or the world’s can be run', () => {
    const runs = (marked: string) => {
      const selected = select(marked);
      expect(selected?.text).toContain('=>');
      expect(selected?.reason).toBeUndefined();
    };
    runs(
      'import { join } from "node:path"; const K = 2; function main(n) { return «(x) => join(x, K, Math.PI)»; }',
    );
    runs('function main(n) { return «(n) => n + 1»; }');
    runs('function main(n) { return «(o) => o.n + { n: 1 }.n»; }');
    runs('function main(T) { return «(x: T): T => x as T»; }');
    runs('function main(n) { return «(x) => { const n = x; return [1].map((m) => n * m); }»; }');
  });

  it.each([
    [
      'a block variable',
      'for (const k of ks) { const two = 2; use(«(n) => n * two»); }',
      'two, which lives inside the block at line 1',
    ],
    [
      'a loop variable',
      'for (const k of ks) { use(«(n) => n * k»); }',
      'uses k, which lives inside the block',
    ],
    ['what a catch caught', 'try { f() } catch (e) { use(«() => e»); }', 'uses e,'],
    ['a case’s constant', 'switch (x) { case 1: const one = 1; use(«() => one»); }', 'uses one,'],
    [
      'a name in a namespace',
      'namespace N { const k = 1; export const f = «(n) => n * k»; }',
      'inside the namespace N (line 1)',
    ],
    [
      'a class expression’s own name',
      'const A = class B { static f = «() => B.name»; };',
      'uses B, which lives inside the class B',
    ],
    [
      'a method’s this',
      'class A { m() {\n return «() => this.x»; } }',
      'uses this, which belongs to m() (line 1)',
    ],
    ['a field’s this', 'class A { f = «() => this.x»; }', 'uses this, which belongs to the class A (line 1)'],
    ['arguments', 'function f() { return «() => arguments[0]»; }', 'uses arguments, which belongs to f()'],
    ['new.target', 'function f() { return «() => new.target»; }', 'uses new.target, which'],
    ['super', 'class A extends B { m() { return «() => super.m()»; } }', 'uses super, which'],
    [
      'a private name',
      'class A { #x = 1; static f = «(a) => a.#x»; }',
      'uses #x, which is private to its class',
    ],
    ['import.meta', 'use(«() => import.meta.url»);', 'uses import.meta, which is for the code of the file'],
    ['a var of a function around it', 'function f() { if (a) { var v = 1; } return «() => v»; }', 'uses v,'],
    ['a default of a parameter', 'function f(a, g = «() => a») {}', 'uses a, which lives inside f()'],
    ['a name in a default', 'const f = (k) => «(x = k) => [x]»;', 'uses k, which lives inside f()'],
    ['itself as a local', 'function f() { const g = «(n) => n ? g(n - 1) : 0»; }', 'uses g, which'],
    ['an enum of a function', 'function f() { enum E { A } return «() => E.A»; }', 'uses E,'],
    ['as a generator', 'use(«function* () { yield 1; }»);', 'is a generator'],
  ])('that uses %s cannot be run', (_, marked, words) => {
    expect(select(marked)?.reason).toContain(words);
  });

  it('that uses a component of a function around it cannot be run', () => {
    const row = 'function f() { const Row = ui; return «() => <Row.Cell><b row="1" /></Row.Cell>»; }';
    expect(select(row, 'a.tsx')?.reason).toContain('uses Row, which lives inside f()');
    expect(select('function f(b, row) { return «() => <b row="1" />»; }', 'a.jsx')?.reason).toBeUndefined();
  });

  it.each([
    'function f(k) { return «(n) => n.k»; }',
    'function f(k) { return «() => ({ k: 1 }).k»; }',
    'function f(k) { return «() => { k: for (;;) { break k; } }»; }',
    'function f() { { const k = 1; } return «(n) => n * k»; }',
    'function f() { { const k = 1; } { use(«(n) => n * k»); } }',
    'function f(T) { return «(x: T) => { type T = number; return x as T; }»; }',
    'function f(k) { return «() => { try { g(); } catch (k) { return k; } }»; }',
    'function f(k) { return «() => { for (const k of [1]) { use(k); } }»; }',
    'function f(k) { return «() => { switch (1) { case 1: let k = 2; return k; } }»; }',
    'function f(k) { return «() => (function k(n) { return n ? k(n - 1) : 0; })(3)»; }',
    'function f(K) { return «() => new (class K { m() { return K; } })()»; }',
    'function f() { return «function () { return this.x + arguments.length; }»; }',
    'function f() { return «() => class { #x = 1; get() { return this.#x; } }»; }',
    'function f() { return «() => ({ m() { return super.toString(); } })»; }',
    'function f() { return «function g(n) { return n ? g(n - 1) : 0; }»; }',
    'function f() { «function g(n) { return n ? g(n - 1) : 0; }» }',
    'function f(k) { return «() => { enum E { k = 1, b = k } return E.b; }»; }',
    'use(«() => this»);',
    'if (x) { var v = 1; use(«() => v»); }',
    'switch (ks.map(«(k) => k»)) { case 1: const k = 1; }',
  ])('%s can be run', (marked) => {
    const selected = select(marked);
    expect(selected?.text).toMatch(/=>|function/);
    expect(selected?.reason).toBeUndefined();
  });

  it.each([
    ['«const f = (x) => x;\n»', 'f'],
    ['«  export function f(x) { return x; }»', 'f'],
    ['«export default (x) => x;»', 'default'],
    ['const f = «(x) => x»;', undefined],
  ])('%s declares %s', (marked, declares) => {
    expect(select(marked)?.declares).toBe(declares);
  });
});
