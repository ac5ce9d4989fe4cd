import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inputFile, inputLine } from '../../../src/inputs/index.js';
import { TooFar } from '../../../src/inputs/place.js';

const folder = mkdtempSync(join(tmpdir(), 'poolscope-place-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function lines(name: string, text: string, count: number, pointer = ''): Promise<(number | null)[]> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const file = await inputFile(
    { kind: 'file', path: `${path}${pointer === '' ? '' : `#${pointer}`}` },
    folder,
  );
  expect(file).toMatchObject({ path, pointer, size: Buffer.byteLength(text) });
  return Promise.all(Array.from({ length: count }, (_, i) => inputLine(file as NonNullable<typeof file>, i)));
}

describe('where an input stands', () => {
  it('in a text and in JSON Lines', async () => {
    expect(await lines('a.txt', 'one\n\nthree\n', 4)).toEqual([1, 2, 3, null]);
    expect(await lines('a.jsonl', '{"a":1}\n\n{"a":2}\r\n{"a":3}', 4)).toEqual([1, 3, 4, null]);
  });

  it('in CSV, with cells of several lines and empty lines between', async () => {
    const text = 'name,note\nAnn,short\n\nBob,"two\nlines"\r\nCyd,last\n';
    expect(await lines('a.csv', text, 4)).toEqual([2, 4, 6, null]);
  });

  it('in JSON, below a pointer, too', async () => {
    expect(await lines('a.json', '[\n  1, 2,\n  {\n"a": [9]},\n [3]\n]', 5)).toEqual([2, 2, 3, 5, null]);
    const text = '{"other": [7],\n"rows/all": {"x": [\n"a",\n\n{"b": [1, 2]}\n]}}';
    expect(await lines('b.json', text, 3, '/rows~1all/x')).toEqual([3, 5, null]);
  });

  it('of every row of any CSV', async () => {
    const cell = fc.constantFrom('a', '"b\nc"', '"d""e"', '1');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const text = `x,y\n${rows.map((row) => row.join(',')).join('\n')}\n`;
        const expected = rows.map(
          (_, i) =>
            `x,y\n${rows
              .slice(0, i)
              .map((row) => `${row.join(',')}\n`)
              .join('')}`.split('\n').length,
        );
        expect(await lines('any.csv', text, rows.length)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  describe('in a large file', () => {
    const large = (name: string, size: number) => {
      const path = join(folder, name);
      writeFileSync(path, '');
      truncateSync(path, size);
      return { path, pointer: '', size, modified: 0 };
    };

    it('is not looked for beyond its first part', async () => {
      for (const name of ['far.json', 'far.jsonl', 'far.txt']) {
        await expect(inputLine(large(name, 3 * 2 ** 30), 1), name).rejects.toThrow(TooFar);
      }
    });

    it('is found where it stands near enough to the beginning, whatever follows', async () => {
      for (const [name, line] of [
        ['near.jsonl', 2],
        ['near.txt', 2],
        ['near.csv', 3],
      ] as const) {
        const file = large(name, 0);
        writeFileSync(file.path, '1\n2\n3\n'.repeat(500_000));
        expect(await inputLine(file, 1, { pieces: 1000, whole: 1000 }), name).toBe(line);
        await expect(inputLine(file, 1_400_000, { pieces: 1000, whole: 1000 }), name).rejects.toThrow(TooFar);
      }
    });
  });

  it('is nowhere when the inputs came from no file, or from none that is there', async () => {
    expect(await inputFile({ kind: 'expression', text: '[1]' }, folder)).toBeUndefined();
    expect(await inputFile({ kind: 'file', path: join(folder, 'none.txt') }, folder)).toBeUndefined();
  });
});
