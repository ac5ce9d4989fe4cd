import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FLAVOURS, type Flavour, toCode } from '../../src/exports/code/code.js';
import type { RunHeader } from '../../src/record/schema.js';
import { loadRun } from '../../src/storage/index.js';
import { type Project, project } from './program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const flavours = Object.keys(FLAVOURS);

/** Says what it was given such that nothing looks like something else. */
const FUNCTIONS = `import { inspect } from 'node:util';
export const said = (x) => x instanceof DataView ? 'DataView ' + x.getUint8(2) + x.byteLength : inspect(x, { depth: 9, maxStringLength: null, maxArrayLength: null });
export const both = (a, b) => said([a, b]);
export const length = (text) => text.length;
`;

function user(files: Record<string, string> = {}): Project {
  const made = project({ 'f.mjs': FUNCTIONS, 'node_modules/.keep': '', ...files });
  symlinkSync(ROOT, made.path('node_modules/poolscope'));
  symlinkSync(`${ROOT}/node_modules/workerpool`, made.path('node_modules/workerpool'));
  return made;
}

async function record(place: Project, ...args: string[]): Promise<unknown> {
  const { code, stderr, document } = await place.json([
    'run',
    ...args,
    '--workers',
    '2',
    '--out',
    'r.poolscope',
    '--quiet',
  ]);
  expect([code, stderr]).toEqual([0, '']);
  return document.results;
}

/** What the programs of all kinds print as their results. */
function pasted(place: Project): Promise<unknown[]> {
  return Promise.all(flavours.map((flavour) => pastedAs(place, flavour)));
}

async function pastedAs(place: Project, flavour: string): Promise<unknown> {
  const { code, stdout, stderr } = await place.poolscope([
    'export',
    'r.poolscope',
    '--format',
    `code-${flavour}`,
  ]);
  expect([code, stderr]).toEqual([0, '']);
  const file = `${flavour}.mjs`;
  place.write(file, stdout.replace('console.log(results)', 'console.log(JSON.stringify(results))'));
  const ran = await place.program(file);
  expect(ran.stderr).toBe('');
  return JSON.parse(ran.stdout);
}

const ODD = [
  'new Uint8Array([1, 2, 255]), new Float64Array([NaN, -0, Infinity]), new BigInt64Array([7n]), new Uint8Array(200).fill(7)',
  'new Uint16Array([1, 2]).buffer, new DataView(new ArrayBuffer(3)), new Date(0), new Date(NaN), /a\\/b[/]/gi, Object(1)',
  'new Map([[{ a: 1 }, new Set([1n])]]), -0, NaN, -Infinity, undefined, null, 2n ** 70n, [1, [undefined], -0]',
  'new (class Point { constructor() { this.x = 1; } })(), { ["__proto__"]: 1, "a b": [], $type: "mine" }',
  '"\\u2028\\u202e\\x1b\'\\"`\\\\$" + "{}"',
].join(', ');

const thrice = (results: unknown) => flavours.map(() => results);

describe('a run as code gives what the run gave', () => {
  it('with all of a long expression', async () => {
    const place = user();
    const expression =
      "Array.from({ length: 2000 }, (_, i) => 'the quick  brown fox jumps over the lazy dog, number ' + i) // all\n;";
    const results = await record(place, 'f.mjs', 'length', '--inputs', expression);
    expect(await pasted(place)).toEqual(thrice(results));
  });

  it.each(['thread', 'process'])('with values that JSON has no word for, by each %s', async (type) => {
    const place = user();
    const results = await record(place, 'f.mjs', 'said', '--inputs', `[${ODD}]`, '--worker-type', type);
    expect(results).toHaveLength(21);
    expect(await pasted(place)).toEqual(thrice(results));
  });

  it('with the arguments that it called with, where inputs are read again', async () => {
    const place = user();
    const inputs =
      "Array.from({ length: 999 }, (_, i) => [[i, { k: i }], { args: [i], kwds: { k: 'abc' } }, { args: [i], more: 1 }, i][i % 4])";
    const results = await record(place, 'f.mjs', 'both', '--mode', 'starmap', '--inputs', inputs);
    expect(await pasted(place)).toEqual(thrice(results));
  });

  it('with inputs that are not read again, and with those that no literal can say', async () => {
    const place = user({ 'in.csv': `a,b\n${'1,"x y"\n'.repeat(400)}` });
    const results = await record(place, 'f.mjs', 'said', '--inputs-from', 'in.csv');
    expect(await pasted(place)).toEqual(thrice(results));
    const cycle = '(() => { const a = {}; a.a = a; return [a]; })()';
    await record(place, 'f.mjs', 'said', '--inputs', cycle);
    expect(await pasted(place)).toEqual(thrice(['<ref *1> { a: [Circular *1] }']));
  });

  it('with a file of an odd name', async () => {
    const name = `it's "50%" #1 \`\${a}?.mjs`;
    const place = user({ [name]: FUNCTIONS });
    await record(place, name, 'length', '--inputs', '["abc"]');
    expect(await pasted(place)).toEqual(thrice([3]));
  });

  it('or is refused with a sentence', async () => {
    const place = user({
      'cyclic.mjs': `${FUNCTIONS}\nconst a = {};\na.a = a;\nexport const inputs = [a];\n`,
    });
    await record(place, 'cyclic.mjs', 'said', '--inputs-export', 'inputs');
    const store = await loadRun(place.path('r.poolscope'));
    store.header = { ...store.header, inputs: { source: 'glob *.txt', count: 1 } };
    for (const flavour of flavours) {
      expect(() => toCode(store, flavour as Flavour)).toThrow(/cannot be written into a program/);
    }
  });
});

describe('a run file of a stranger as code', () => {
  it('keeps its texts texts, and its comments lines', async () => {
    const place = user();
    await record(place, 'f.mjs', 'length', '--inputs', "Array.from({ length: 1200 }, (_, i) => 'abc' + i)");
    const store = await loadRun(place.path('r.poolscope'));
    const { expression, ...kept } = store.header.inputs;
    const header = { ...store.header, inputs: kept };
    expect(expression).toContain('length: 1200');
    const evil = "process.stdout.write('RAN');";
    const fn = (file: string, name = 'length') => ({ file, name, line: 1 });
    const inputs = (source: string, path = '/x/a.csv') => ({
      source,
      count: 1200,
      file: { path, pointer: '', size: 1, modified: 1 },
    });
    const forged: Partial<RunHeader>[] = [
      { function: fn(`/x/w.mjs';${evil}'`) },
      { function: fn(`/x/w.mjs\n${evil}\n//`) },
      { function: fn(`/x/w.mjs\u2028${evil}\u2028//`) },
      { function: fn(`/x/w.mjs\r${evil}//`) },
      { function: fn(`/x/\${${evil}}\`;${evil}`) },
      { function: fn(`/x/f.mjs\\';${evil}//`) },
      { function: fn('/x/f.mjs', `length\n${evil}//`) },
      { function: fn('/x/f.mjs', `x'](1));${evil}//`) },
      { inputs: inputs(`users.json\n${evil}\n//`) },
      { inputs: inputs(`users.csv\u2029${evil}\u2028//`, `/x/users.json');${evil}('`) },
      { inputs: inputs(`expression 1);${evil}//`) },
      { inputs: inputs(`export a;${evil}`) },
      { inputs: inputs('x', `/x/a\n${evil}.jsonl`) },
    ];
    let written = 0;
    for (const change of forged) {
      store.header = { ...header, ...change, functions: [change.function ?? header.function] };
      for (const flavour of flavours) {
        try {
          const code = toCode(store, flavour as Flavour);
          place.write(`forged/${written++}.mjs`, code);
          expect(code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\/.*/g, ''), code).not.toContain(
            'RAN',
          );
        } catch (error) {
          expect((error as Error).name).toBe('RequestError');
        }
      }
    }
    expect(written).toBeGreaterThan(20);
    place.write(
      'all.mjs',
      `for (let i = 0; i < ${written}; i++) await import('./forged/' + i + '.mjs').catch((e) => console.log(e.name, e.message));\nconsole.log('all');\n`,
    );
    const { stdout, stderr } = await place.program('all.mjs');
    expect(stdout).toMatch(/all\n$/);
    expect(stdout + stderr).not.toMatch(/^RAN|SyntaxError/m);
  });
});
