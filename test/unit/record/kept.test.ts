import { describe, expect, it } from 'vitest';
import { writerOf } from '../../../src/record/kept.js';
import { encodeValue, preview } from '../../../src/record/values.js';

const LONG = { rows: Array.from({ length: 500 }, (_, i) => ({ i, text: 'x'.repeat(i) })) };

describe('how much of a result is kept', () => {
  it('all, unless it is said otherwise', () => {
    expect(writerOf('whole')(LONG)).toBe(encodeValue(LONG));
  });

  it.each([[1], ['a text'], [{ a: [1, 2, 3] }], [undefined], ['x'.repeat(998)]])(
    'a short one as it is: %j',
    (value) => {
      expect(writerOf('preview')(value)).toBe(encodeValue(value));
    },
  );

  it.each([[LONG], ['x'.repeat(1001)], [new Map([[1, 'y'.repeat(5000)]])]])(
    'of a long one its beginning, and how long it was',
    (value) => {
      const text = writerOf('preview')(value);
      const whole = encodeValue(value);
      expect(JSON.parse(text)).toEqual({ $type: 'cut', preview: preview(whole, 200), length: whole.length });
      expect(text.length).toBeLessThan(500);
      expect(preview(text, 300)).toBe(preview(whole, 200));
    },
  );
});
