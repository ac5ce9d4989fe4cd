import { describe, expect, it } from 'vitest';
import { InputsError, type UserModule } from '../../../src/inputs/index.js';
import { context, evaluate, openInputs, readInputs, refusal } from './harness.js';

describe('expressions', () => {
  it.each([
    ['[1, 2]', [1, 2]],
    ['Array.from({ length: 3 }, (_, i) => i)', [0, 1, 2]],
    ['new Set([1, 1, 2])', [1, 2]],
    ['new Map([["a", 1]])', [['a', 1]]],
    ['(function* () { yield 1; yield 2; })()', [1, 2]],
    ['(async function* () { yield 1; })()', [1]],
    ['new Uint8Array([7, 8])', [7, 8]],
    ['"añb"', ['a', 'ñ', 'b']],
    ['await Promise.resolve([1])', [1]],
    ['Promise.resolve([1])', [1]],
    ['[1, 2] // two', [1, 2]],
    ['[1, 2];\n', [1, 2]],
    ['require("./wrapped.json").users', [1, 2]],
    ['(await import("./wrapped.json", { with: { type: "json" } })).default.users', [1, 2]],
    ['[]', []],
    ['[1n, undefined, null]', [1n, undefined, null]],
  ])('%s', async (text, values) => {
    expect(await evaluate(text)).toEqual(values);
  });

  it.each([
    ['42', 'gave the number 42, which is not iterable; write [42] for one input.'],
    [
      '({ a: 1, b: 2 })',
      'gave an object with the keys a, b, which is not iterable; write [({ a: 1, b: 2 })]',
    ],
    ['1, 2, 3', 'write [1, 2, 3] for one input.'],
    ['null', 'gave null'],
    ['undefined', 'gave undefined'],
    ['function* ids() { yield 1 }', 'gave a function (ids), which is not iterable; call it (ids())'],
    ['() => [1]', 'call it'],
    ['({ length: 3 })', 'Array.from'],
    ['new Date(0)', 'gave a Date'],
    ['[1, 2', 'is not a JavaScript expression'],
    ['const x = 1', 'is not a JavaScript expression'],
    ['', 'is empty'],
    [' ; ', 'is empty'],
    ['nope.map((x) => x)', 'threw ReferenceError: nope is not defined'],
    ['(() => { throw 7 })()', 'threw the number 7'],
    ['leak = [1]', 'threw ReferenceError'],
    ['await Promise.reject(new TypeError("no"))', 'threw TypeError: no'],
    ['require("./missing.js")', 'threw Error: Cannot find module'],
  ])('refuses %s', async (text, sentence) => {
    expect(await refusal(evaluate(text))).toContain(sentence);
    expect(globalThis).not.toHaveProperty('leak');
  });

  it('says after how many inputs an iterable threw', async () => {
    const text = '(function* () { yield 1; yield 2; throw new RangeError("boom"); })()';
    const error = await evaluate(text).catch((e) => e);
    expect(error).toBeInstanceOf(InputsError);
    expect(error).toMatchObject({
      name: 'RequestError',
      after: 2,
      cause: { name: 'RangeError', message: 'boom' },
    });
    expect(error.message).toMatch(
      /^The inputs threw after 2 inputs: RangeError: boom \(.*\[inputs\]:1:\d+\)$/,
    );
    expect(await refusal(evaluate('(function* () { throw new Error("x") })()'))).toContain(
      'before the first one',
    );
  });

  it('refuses more than the cap, and imap may read on', async () => {
    const endless = '(function* () { for (let i = 0; ; i++) yield i; })()';
    expect(await refusal(evaluate(endless, { maxInputs: 1000 }))).toContain(
      'more than 1,000 inputs. Endless inputs',
    );
    expect(await evaluate('[1, 2, 3]', { maxInputs: 3 })).toHaveLength(3);
    const source = { kind: 'expression', text: endless } as const;
    let last: unknown;
    for await (const value of openInputs(source, context({ maxInputs: 10 }))) {
      last = value;
      if (value === 100) {
        break;
      }
    }
    expect(last).toBe(100);
  });

  it('lets a cancel in, also while nothing comes', async () => {
    for (const text of [
      '(function* () { for (;;) yield 1; })()',
      'new Promise(() => {})',
      '(async function* () { await new Promise(() => {}) })()',
    ]) {
      await expect(evaluate(text, { signal: AbortSignal.timeout(60) })).rejects.toHaveProperty(
        'name',
        'TimeoutError',
      );
    }
  });

  it('closes an iterable that is not read to its end', async () => {
    const source = {
      kind: 'expression',
      text: '(function* () { try { yield 1; yield 2 } finally { globalThis.closed = 1 } })()',
    } as const;
    for await (const _ of openInputs(source, context())) {
      break;
    }
    expect(globalThis).toHaveProperty('closed', 1);
    delete (globalThis as unknown as { closed?: number }).closed;
  });

  it('counts a million', async () => {
    const counts: number[] = [];
    const values = await evaluate('Array(1e6).keys()', { onCount: (n) => counts.push(n) });
    expect(values).toHaveLength(1_000_000);
    expect(counts.at(-1)).toBe(1_000_000);
  });
});

describe('exports', () => {
  const members: Record<string, unknown> = {
    inputs: [1, 2],
    later: Promise.resolve(new Set([3])),
    *gen() {
      yield 4;
    },
    async *agen() {
      yield 5;
    },
    load: async () => [6],
    parametrised: (n: number) => [n],
    throws: () => {
      throw new Error('no database');
    },
    Box: class {},
    count: 3,
  };
  const module: UserModule = { get: (name) => members[name], names: () => Object.keys(members) };
  const read = (name: string) =>
    readInputs({ kind: 'export', name }, context({ importModule: async () => module }));

  it.each([
    ['inputs', [1, 2]],
    ['later', [3]],
    ['gen', [4]],
    ['agen', [5]],
    ['load', [6]],
  ])('reads %s', async (name, values) => {
    expect(await read(name)).toEqual(values);
  });

  it.each([
    ['missing', 'no export missing to take the inputs from. It exports inputs, later,'],
    ['parametrised', 'a function with a parameter'],
    ['throws', 'threw before the first one: Error: no database'],
    ['Box', 'is a class'],
    ['count', 'The export count gave the number 3'],
  ])('refuses %s', async (name, sentence) => {
    expect(await refusal(read(name))).toContain(sentence);
  });

  it('passes on why the file cannot be imported', async () => {
    const importModule = () => Promise.reject(new TypeError('cannot be imported'));
    await expect(
      readInputs({ kind: 'export', name: 'inputs' }, context({ importModule })),
    ).rejects.toBeInstanceOf(TypeError);
  });
});
