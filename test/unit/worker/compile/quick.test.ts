import { describe, expect, it } from 'vitest';
import { quickly } from '../../../../src/worker/compile/quick.js';

const asked = (rules = { definesFields: true, keepsNames: false, paths: () => [] }) => ({
  path: '/nowhere/a.ts',
  looked: new Set<string>(),
  rules: () => rules,
});

describe('a file whose types are blanked out', () => {
  it.each([
    ['without imports', 'export const f = (n) => n;', undefined],
    ['whose imports are all used', "import a, { b } from 'x';\nexport const f = () => a(b);", undefined],
    [
      'with a name that is only text',
      "import { A } from 'x';\n// A\nconst t = 'A';",
      `${' '.repeat(22)}\n// A\nconst t = 'A';`,
    ],
    ['with a name among others', "import { A, b, C } from 'x';\nb();", `import {    b,   } from 'x';\nb();`],
    ['with a default that is a type', "import A, { b } from 'x';\nb();", `import    { b } from 'x';\nb();`],
    [
      'with a namespace that is a type',
      "import a, * as B from 'x';\na();",
      `import a         from 'x';\na();`,
    ],
    ['with nothing left in braces', "import a, { B } from 'x';\na();", `import a        from 'x';\na();`],
    ['with only a side effect', "import 'x';", undefined],
    ['with a slash after a bracket', "import { a } from 'x';\nconst b = (a) / 2;", undefined],
  ])('%s is the program', (_, code, result) => {
    expect(quickly(code, asked())).toBe(result ?? code);
  });

  it.each([
    ['a decorator', '@dec class A {}'],
    ['accessor', 'class A { accessor x = 1; }'],
    ['a name that is declared again', "import { A } from 'x';\nexport const f = (A) => A;"],
    ['a name that may be a key', "import { A } from 'x';\nexport const o = { A: 1 };"],
    ['a name that is passed on', "import { A } from 'x';\nexport { A };"],
    ['a name of another file', "export { A } from 'x';"],
    ['a type as the default', 'export default Order;'],
    ['what is not declared here', 'export { Order };'],
    ['what may be a regular expression', "import { A } from 'x';\nif (A) /a/.test(b) / 2;"],
  ])('with %s is for the compiler', (_, code) => {
    expect(quickly(code, asked())).toBeNull();
  });

  it('asks the tsconfig what fields and names mean', () => {
    const code = "import { A } from 'x';\nclass B { c = 1; }";
    expect(quickly(code, asked({ definesFields: false, keepsNames: false, paths: () => [] }))).toBeNull();
    expect(quickly(code, asked({ definesFields: true, keepsNames: true, paths: () => [] }))).toBe(code);
  });
});
