import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { packTexts } from '../../../src/record/packedTexts.js';
import { PagedTexts } from '../../../src/storage/pagedTexts.js';
import { ABSENT } from '../../../src/storage/sections.js';
import { Spill } from '../../../src/storage/spill.js';

const MB = 1 << 20;
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  // Some as long as a page, or longer.
  fc.integer({ min: MB - 3, max: MB + 3 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: MB }).map((length) => 'é'.repeat(length)),
);
const row = fc.nat(30);
type Change =
  | { kind: 'set'; row: number; text: string | undefined }
  | { kind: 'all'; rows: number[]; text: string }
  | { kind: 'append'; texts: (string | null)[] };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), row, text: fc.option(text, { nil: undefined }) }),
  fc.record({ kind: fc.constant('all' as const), rows: fc.uniqueArray(row, { maxLength: 8 }), text }),
  fc.record({ kind: fc.constant('append' as const), texts: fc.array(fc.option(text), { maxLength: 4 }) }),
);

/** Applies the changes to the texts and to a plain list. */
function applied(texts: PagedTexts, changes: readonly Change[]): (string | undefined)[] {
  const model: (string | undefined)[] = [];
  const grow = (length: number) => {
    while (model.length < length) {
      model.push(undefined);
    }
  };
  for (const each of changes) {
    if (each.kind === 'set') {
      texts.set(each.row, each.text);
      grow(each.row + 1);
      model[each.row] = each.text;
    } else if (each.kind === 'all') {
      const given = each.rows.map((of) => `${of}${each.text}`);
      texts.setAll(each.rows, each.rows.length % 2 ? given : packTexts(given));
      for (const [i, at] of each.rows.entries()) {
        grow(at + 1);
        model[at] = given[i];
      }
    } else {
      const bytes = each.texts.map((of) => (of === null ? null : Buffer.from(of)));
      texts.append(
        Buffer.concat(bytes.filter((of) => of !== null)),
        Uint32Array.from(bytes, (of) => of?.length ?? ABSENT),
      );
      model.push(...each.texts.map((of) => of ?? undefined));
    }
  }
  return model;
}

const isOurs = (texts: PagedTexts, model: (string | undefined)[]) => {
  expect(texts.length).toBe(model.length);
  expect([...texts]).toEqual(model);
  model.forEach((each, i) => {
    expect(texts.at(i)).toBe(each);
    expect(texts.sizeOf(i)).toBe(Buffer.byteLength(each ?? ''));
  });
};

test.each([
  ['in memory', 1 << 30],
  ['for the most part in a file', MB],
])('texts are what they were set to, %s', (_, room) => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const texts = new PagedTexts(new Spill(), room);
      isOurs(texts, applied(texts, changes));
    }),
    { numRuns: 40 },
  );
});

test('what does not fit into the memory is in a file, once', () => {
  const spill = new Spill();
  const write = vi.spyOn(spill, 'write');
  const texts = new PagedTexts(spill, 4 * MB);
  for (let i = 0; i < 40; i++) {
    texts.set(i, `${i}`.padEnd(MB / 2));
  }
  const written = write.mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0);
  expect(written).toBe(16 * MB);
  expect(texts.at(0)?.trim()).toBe('0');
  expect(texts.at(39)?.trim()).toBe('39');
});

test('a disk that gets full costs nothing but memory', () => {
  const spill = new Spill();
  const write = spill.write.bind(spill);
  let left = 2;
  spill.write = (bytes) => (left-- > 0 ? write(bytes) : null);
  const texts = new PagedTexts(spill, MB);
  const model = Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(MB / 2));
  model.forEach((each, i) => {
    texts.set(i, each);
  });
  isOurs(texts, model);
});

test('where no temporary file can be made, all is kept in memory', () => {
  vi.stubEnv('TMPDIR', '/there/is/none');
  const texts = new PagedTexts(new Spill(), MB);
  const model = Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(MB / 2));
  model.forEach((each, i) => {
    texts.set(i, each);
  });
  isOurs(texts, model);
  vi.unstubAllEnvs();
});
