import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Changes } from '../../../src/record/changes.js';
import { type PackedTexts, unpackTexts } from '../../../src/record/packedTexts.js';
import type { TextPatch } from '../../../src/record/patch.js';
import { takeTexts } from '../../../src/record/takeTexts.js';

test('texts are told once, in the order of their rows, and few at a time when they are long', () => {
  const limits = { most: fc.integer({ min: 1, max: 100 }), characters: fc.integer({ min: 1, max: 5000 }) };
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 400 }), fc.record(limits), (lengths, within) => {
      const changes = new Changes();
      changes.add(0, lengths.length);
      const all = lengths.map((length) => 'x'.repeat(length));
      const textsOf = (rows: Uint32Array) => Array.from(rows, (row) => all[row] as string);
      const told: string[] = [];
      for (let next = takeTexts(changes, textsOf, within); next; next = takeTexts(changes, textsOf, within)) {
        const texts = unpackTexts(next.texts as PackedTexts);
        expect([...next.rows]).toEqual(texts.map((_, i) => told.length + i));
        expect(texts.length).toBeLessThanOrEqual(within.most);
        told.push(...texts);
      }
      expect(told).toEqual(all);
    }),
  );
});

test('a patch of long texts holds about as many characters as it may', () => {
  const changes = new Changes();
  changes.add(0, 100_000);
  const textsOf = (rows: Uint32Array) => Array.from(rows, () => 'x'.repeat(1000));
  for (let i = 0; i < 5; i++) {
    const next = takeTexts(changes, textsOf, { most: 16_384, characters: 1_000_000 });
    const { all } = (next as TextPatch).texts as PackedTexts;
    expect(all.length).toBeGreaterThan(900_000);
    expect(all.length).toBeLessThanOrEqual(1_000_000);
  }
});
