import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fromBase64,
  portableFromBase64,
  portableToBase64,
  toBase64,
} from '../../../src/record/values/base64.js';

it('writes and reads base64 the same with and without the help of the host', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(toBase64(bytes)).toBe(text);
      expect(portableToBase64(bytes)).toBe(text);
      expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
      expect(portableFromBase64(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

it('refuses what is no base64', () => {
  for (const text of ['a', 'ab=c', '====', 'ab\nc', 'äöüß']) {
    expect(() => fromBase64(text), text).toThrow();
  }
});
