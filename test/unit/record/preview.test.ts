import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeArgs, encodeError, encodeValue, preview, previewArgs } from '../../../src/record/values.js';

const show = (value: unknown, max = 60) => preview(encodeValue(value), max);

describe('preview', () => {
  it.each([
    [123n, '123n'],
    [undefined, 'undefined'],
    [Number.NaN, 'NaN'],
    ['a\nb', '"a\\nb"'],
    [new Date(0), 'Date 1970-01-01T00:00:00.000Z'],
    [
      new Map<unknown, unknown>([
        ['a', 1],
        [{}, []],
      ]),
      'Map(2) { "a" => 1, {} => [] }',
    ],
    [new Set(), 'Set(0) {}'],
    [/x/g, '/x/g'],
    [{ a: [1, { b: null }], 'c-d': -0 }, '{ a: [1, { b: null }], "c-d": -0 }'],
    [new Uint8Array(5), 'Uint8Array(5 bytes)'],
    [() => 1, '[function]'],
    [new TypeError('bad'), 'TypeError: bad'],
    [{ $type: 'x' }, '{ $type: "x" }'],
    [[[[[[1]]]]], '[[[[Array(1)]]]]'],
  ])('shows %s', (value, line) => {
    expect(show(value)).toBe(line);
  });

  it('shows errors by name and message', () => {
    expect(preview(encodeError(new RangeError('a\nb')), 60)).toBe('RangeError: a b');
    expect(preview(encodeError('oops'), 60)).toBe('thrown: "oops"');
  });

  it('ends in … when something is left out', () => {
    expect(show('x'.repeat(100), 10)).toBe('"xxxxxxxx…');
    expect(
      show(
        Array.from({ length: 1000 }, (_, i) => i),
        12,
      ),
    ).toBe('[0, 1, 2, 3…');
    expect(preview('[1, 2, {"a', 60)).toBe('[1, 2, {"a');
  });

  it('is one line no longer than asked, whatever it shows', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 50 }), (value, max) => {
        const line = show(value, max);
        expect(line.length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\n\r\u2028]/);
      }),
    );
  });
});

describe('previewArgs', () => {
  it('shows a list without its brackets', () => {
    expect(previewArgs(encodeArgs([1, [2], 'a']), 60)).toBe('1, [2], "a"');
    expect(previewArgs('[]', 60)).toBe('');
    expect(previewArgs(encodeArgs(['x'.repeat(50)]), 10)).toBe('"xxxxxxxx…');
  });
});
