import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRequestError } from '../../../src/errors.js';
import { detectFormat } from '../../../src/inputs/formats/detect.js';
import { jsonlBatches } from '../../../src/inputs/formats/jsonl.js';
import { readAs } from '../../../src/inputs/formats/read.js';
import { fileText, givenText } from '../../../src/inputs/text.js';
import { casesOf } from './runs.js';

let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'fuzz-')), 'a.csv');
});
afterAll(() => rm(join(path, '..'), { recursive: true }));

async function rowsOf(text: string): Promise<unknown[]> {
  await writeFile(path, text);
  const rows: unknown[] = [];
  for await (const some of readAs('csv', fileText(path, 'a.csv'), { pointer: '', csvTypes: true }, {})) {
    rows.push(...some);
  }
  return rows;
}

it('a CSV text of any kind gives rows, or a sentence', async () => {
  const some = fc.array(
    fc.constantFrom(
      'a',
      '"',
      ',',
      ';',
      '\t',
      '|',
      'sep=;',
      '\n',
      '\r',
      '""',
      '__proto__',
      '1',
      '\ufeff',
      '\0',
      ' ',
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(some, async (parts) => {
      const error = await rowsOf(parts.join('')).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error === null || isRequestError(error), String((error as Error)?.stack)).toBe(true);
    }),
    { numRuns: casesOf(1000) },
  );
});

it('a column named __proto__ is a column, and changes nothing of other objects', async () => {
  const [row] = await rowsOf('__proto__,constructor,b\nx,y,z\n');
  expect(Object.entries(row as object)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['b', 'z'],
  ]);
  expect(({} as Record<string, unknown>).b).toBeUndefined();
});

it('JSON Lines of any kind give values, or a sentence; what they are for is told without an error', async () => {
  const signs = ['{', '}', '[', ']', '"a"', '"__proto__"', ':', ',', '1', 'null', '\n', '\\', '"'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...signs), { maxLength: 40 }), async (parts) => {
      const text = parts.join('');
      expect(['json', 'jsonl', 'csv', 'lines']).toContain(detectFormat(text));
      try {
        for await (const _ of jsonlBatches(givenText(text, 'a.jsonl'))) {
        }
      } catch (error) {
        expect(isRequestError(error), String((error as Error)?.stack)).toBe(true);
      }
    }),
    { numRuns: casesOf(1000) },
  );
});
