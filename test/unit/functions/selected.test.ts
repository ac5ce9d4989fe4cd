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
      'uses factor, which lives inside the function at line 1',
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
});
