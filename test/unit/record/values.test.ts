import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue, encodeArgs, encodeValue } from '../../../src/record/values.js';

const roundTrip = (value: unknown) => decodeValue(encodeValue(value));
const type = (value: unknown) => JSON.parse(encodeValue(value)).$type;

describe('encodeValue', () => {
  it.each([
    [1, '1'],
    [-1.5e300, '-1.5e+300'],
    ['a"b', '"a\\"b"'],
    [null, 'null'],
    [true, 'true'],
    [[1, [2]], '[1,[2]]'],
    [{ a: { b: [] } }, '{"a":{"b":[]}}'],
    [9007199254740993n, '{"$type":"bigint","value":"9007199254740993"}'],
    [undefined, '{"$type":"undefined"}'],
    [Number.NaN, '{"$type":"number","value":"NaN"}'],
    [-0, '{"$type":"number","value":"-0"}'],
    [new Date(0), '{"$type":"date","value":"1970-01-01T00:00:00.000Z"}'],
    [new Map([[1, { a: 2 }]]), '{"$type":"map","value":[[1,{"a":2}]]}'],
    [new Set(['x']), '{"$type":"set","value":["x"]}'],
    [/a\/b/gi, '{"$type":"regexp","value":"/a\\\\/b/gi"}'],
    [new Uint8Array([1, 2, 255]), '{"$type":"Uint8Array","value":"AQL/"}'],
    [Buffer.from([1, 2, 255]), '{"$type":"Uint8Array","value":"AQL/"}'],
    [{ $type: 'date' }, '{"$type":"object","value":{"$type":"date"}}'],
    // biome-ignore lint/suspicious/noSparseArray: holes are what is tested
    [[1, , 3], '[1,{"$type":"undefined"},3]'],
    [Symbol('s'), '{"$type":"symbol","preview":"Symbol(s)"}'],
    [function f() {}, '{"$type":"function","preview":"function f"}'],
    [class A {}, '{"$type":"function","preview":"class A"}'],
  ])('writes %s', (value, text) => {
    expect(encodeValue(value)).toBe(text);
  });

  it('agrees with JSON.stringify on all that JSON has words for', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false } as never), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(encodeValue(plain)).toBe(JSON.stringify(plain));
      }),
    );
  });

  it('keeps lone surrogates valid JSON', () => {
    expect(encodeValue('\ud800')).toBe('"\\ud800"');
    expect(roundTrip({ '\udfff': '\ud800x' })).toEqual({ '\udfff': '\ud800x' });
  });

  it('tells kinds without content apart from objects', () => {
    expect(type(Promise.resolve())).toBe('promise');
    expect(type(new WeakMap())).toBe('weakmap');
    expect(type((function* () {})())).toBe('generator');
    expect(type(new URL('http://a/'))).toBe('opaque');
    expect(type([1].values())).toBe('opaque');
  });

  it('writes class instances as their own enumerable properties', () => {
    class Point {
      x = 1;
      #y = 2;
      get y() {
        return this.#y;
      }
    }
    expect(encodeValue(new Point())).toBe('{"x":1}');
    expect(encodeValue(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it('is not taken in by objects that say they are something else', () => {
    expect(encodeValue({ [Symbol.toStringTag]: 'Map', a: 1 })).toBe('{"a":1}');
    class Fake {
      a = 1;
      get [Symbol.toStringTag]() {
        return 'Set';
      }
    }
    expect(encodeValue(new Fake())).toBe('{"a":1}');
  });

  it('survives what is hostile', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const revokedArray = Proxy.revocable([], {});
    revokedArray.revoke();
    const throws = {
      get a(): never {
        throw new Error('no');
      },
      b: 1,
    };
    expect(type(revoked.proxy)).toBe('unreadable');
    expect(type(revokedArray.proxy)).toBe('unreadable');
    expect(encodeValue(throws)).toBe('{"a":{"$type":"unreadable","preview":"Error: no"},"b":1}');
    expect(type(new Proxy(new Map(), {}))).toBe('unreadable');
    const nasty = {
      get a(): never {
        throw {
          toString() {
            throw 1;
          },
        };
      },
    };
    expect(JSON.parse(encodeValue(nasty)).a.$type).toBe('unreadable');
    const noName = () => 1;
    Object.defineProperty(noName, 'name', {
      get() {
        throw new Error('no');
      },
    });
    expect(type(noName)).toBe('function');
  });

  it('cuts what is too deep, and says so', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) {
      deep = [deep];
    }
    const text = encodeValue(deep);
    expect(text).toContain('"$type":"deep"');
    expect(() => decodeValue(text)).not.toThrow();
    let endless: unknown;
    endless = new Proxy(
      {},
      {
        get: () => endless,
        ownKeys: () => ['a'],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
      },
    );
    expect(encodeValue(endless)).toContain('circular');
  });

  it('gives up on what shares its parts exponentially often', () => {
    let shared: unknown = 'a long enough text to reach the limit soon'.repeat(1000);
    for (let i = 0; i < 40; i++) {
      shared = [shared, shared];
    }
    expect(type(shared)).toBe('large');
  });

  it('marks cycles, but not what is merely used twice', () => {
    const one = { a: 1 };
    expect(encodeValue([one, one])).toBe('[{"a":1},{"a":1}]');
    const cycle: Record<string, unknown> = { list: [] };
    (cycle.list as unknown[]).push(cycle);
    expect(encodeValue(cycle)).toBe('{"list":[{"$type":"circular","up":2}]}');
    const back = roundTrip(cycle) as typeof cycle;
    expect((back.list as unknown[])[0]).toBe(back);
  });

  it('costs little more than JSON itself for numbers', () => {
    const time = (encode: (value: number) => string) => {
      const from = performance.now();
      let length = 0;
      for (let i = 0; i < 300_000; i++) {
        length += encode(i * 0.5).length;
      }
      expect(length).toBeGreaterThan(0);
      return performance.now() - from;
    };
    const ratios = [1, 2, 3].map(() => time(encodeValue) / time(JSON.stringify));
    expect(Math.min(...ratios)).toBeLessThan(5);
  });
});

describe('decodeValue', () => {
  it('gives back what has a way back', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(value, (each) => {
        // What it gives back is written the same again; deep equality would see prototypes and holes, which are not kept.
        expect(encodeValue(roundTrip(each))).toBe(encodeValue(each));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back arrays with properties, errors and views', () => {
    const match = /b(?<x>.)/.exec('abc');
    expect(roundTrip(match)).toMatchObject({ 0: 'bc', index: 1, input: 'abc', groups: { x: 'c' } });
    const error = Object.assign(new TypeError('bad', { cause: new Error('why') }), {
      code: 'E1',
      path: '/x',
    });
    const back = roundTrip(error) as typeof error;
    expect(back).toBeInstanceOf(TypeError);
    expect(back).toMatchObject({ message: 'bad', code: 'E1', path: '/x', stack: error.stack });
    expect((back.cause as Error).message).toBe('why');
    const floats = new Float64Array([1, Number.NaN]).subarray(0, 2);
    expect(roundTrip(floats)).toEqual(floats);
    expect(roundTrip(new DataView(new ArrayBuffer(3)))).toEqual(new DataView(new ArrayBuffer(3)));
  });

  it('does not pollute prototypes', () => {
    const evil = JSON.parse(
      '{"__proto__":{"polluted":{"$type":"undefined"}},"b":{"$type":"date","value":"x"}}',
    );
    const back = roundTrip(evil) as object;
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
    expect(Object.keys(back)).toEqual(['__proto__', 'b']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('leaves marks it cannot read as they are', () => {
    for (const text of [
      '{"$type":"bigint","value":"x"}',
      '{"$type":"Uint8Array","value":"!"}',
      '{"$type":"map"}',
      '{"$type":"constructor"}',
    ]) {
      expect(decodeValue(text)).toEqual(JSON.parse(text));
    }
  });
});

describe('encodeArgs', () => {
  it('writes a list', () => {
    expect(encodeArgs([])).toBe('[]');
    expect(encodeArgs([1, undefined, [2n]])).toBe(
      '[1,{"$type":"undefined"},[{"$type":"bigint","value":"2"}]]',
    );
  });
});
