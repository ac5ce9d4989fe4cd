import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectedFunction } from '../../../src/functions/index.js';

/** What may stand around a function; X is declared there with the value 'inside'. */
const AROUND = [
  (x: string, inner: string) => `{ let ${x} = 'inside'; ${inner} }`,
  (x: string, inner: string) => `{ let ${x} = 'inside'; } ${inner}`,
  (x: string, inner: string) => `(function () { { var ${x} = 'inside'; } ${inner} })();`,
  (x: string, inner: string) => `(function f({ k: [${x}] }) { ${inner} })({ k: ['inside'] });`,
  (x: string, inner: string) => `((...[${x} = 'inside']) => { ${inner} })();`,
  (x: string, inner: string) => `(function ${x}() { ${inner} })();`,
  (x: string, inner: string) => `(function () { ${inner} function ${x}() {} })();`,
  (x: string, inner: string) => `for (const ${x} of ['inside']) { ${inner} }`,
  (x: string, inner: string) => `for (let ${x} = 'inside', n = 0; n < 1; n++) { ${inner} }`,
  (x: string, inner: string) => `try { throw 'inside'; } catch (${x}) { ${inner} }`,
  (x: string, inner: string) => `try { throw 1; } catch (${x}) { } ${inner}`,
  (x: string, inner: string) => `switch (1) { case 1: let ${x} = 'inside'; ${inner} }`,
  (x: string, inner: string) => `(class ${x} { static { ${inner} } });`,
  (x: string, inner: string) => `(class { static { var ${x} = 'inside'; ${inner} } });`,
  (x: string, inner: string) => `(() => { ${x}: for (;;) { ${inner} break ${x}; } })();`,
  (x: string, inner: string) => `({ ${x}() { ${inner} } }).${x}();`,
];

/** What the function itself declares, with the value 'own', around the names it uses. */
const OWN = [
  (_: string, uses: string) => `() => ${uses}`,
  (x: string, uses: string) => `(${x} = 'own') => ${uses}`,
  (x: string, uses: string) => `() => { const { ${x} } = { ${x}: 'own' }; return ${uses}; }`,
  (x: string, uses: string) => `() => { for (const ${x} of ['own']) { return ${uses}; } }`,
  (x: string, uses: string) => `() => { try { throw 'own'; } catch (${x}) { return ${uses}; } }`,
  (x: string, uses: string) => `() => { { let ${x} = 'own'; } return ${uses}; }`,
  (x: string, uses: string) => `() => { if (0) { var ${x} = 1; } ${x} = 'own'; return ${uses}; }`,
  (x: string, uses: string) => `() => (({ ${x}: k }, ${x}) => ${uses})({ ${x}: 1 }, 'own')`,
];

const NAME = fc.constantFrom('a', 'b', 'c');

it('uses what a scope around it has exactly when the language says so', () => {
  const program = fc.record({
    top: fc.subarray(['a', 'b', 'c']),
    around: fc.array(fc.tuple(fc.constantFrom(...AROUND), NAME), { maxLength: 5 }),
    own: fc.tuple(fc.constantFrom(...OWN), NAME),
    uses: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  });
  fc.assert(
    fc.property(program, ({ top, around, own: [own, name], uses }) => {
      const used = `[${uses.map((x) => `typeof ${x} === 'undefined' ? 'nowhere' : ${x}`).join(', ')}]`;
      const fn = own(name, used);
      const inner = around.reduceRight((code, [wrap, x]) => wrap(x, code), `out.push(...(«${fn}»)());`);
      const marked = `${top.map((x) => `const ${x} = 'top';`).join(' ')}\n{ ${inner} }`;
      const code = marked.replace(/[«»]/g, '');
      const from = marked.indexOf('«');
      const reason = selectedFunction(code, 'a.js', from, marked.indexOf('»') - 1)?.reason;

      const out: unknown[] = [];
      new Function('out', code)(out);
      const isHidden = out.some((value) => !['top', 'own', 'nowhere'].includes(value as string));
      expect(reason === undefined, `${code}\n${reason}`).toBe(!isHidden);
    }),
    { numRuns: 2000 },
  );
});
