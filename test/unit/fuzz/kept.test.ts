import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { earlierRun } from '../../../src/cli/guard/earlier.js';
import { RunFiles } from '../../../src/editor/history/files.js';
import { summaryOf } from '../../../src/editor/history/summary.js';
import { runDetail, runLabel } from '../../../src/editor/history/words.js';
import { isRequestError } from '../../../src/errors.js';
import { FORMATS } from '../../../src/exports/formats.js';
import { ASKED } from '../history/asked.js';
import { squares } from '../record/fixture.js';
import { casesOf } from './runs.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rm(folder, { recursive: true }));

const odd = fc.oneof(
  fc.jsonValue({ depthSize: 'small' }),
  fc.constantFrom(null, -1, 1e308, '', 'map', '__proto__', [], {}),
);

/** A document with some of its parts, at any depth, something else, or gone. */
function changed(document: object): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    for (const [key, inner] of Object.entries((value ?? {}) as object)) {
      paths.push([...path, key]);
      if (typeof inner === 'object') {
        walk(inner, [...path, key]);
      }
    }
  };
  walk(document, []);
  const change = fc.tuple(fc.constantFrom(...paths), fc.option(odd, { nil: undefined }));
  return fc
    .oneof(
      { weight: 9, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: odd.map((value) => [[[], value]] as [string[], unknown][]) },
    )
    .map((changes) => {
      let whole: unknown = structuredClone(document);
      for (const [path, value] of changes) {
        const last = path.at(-1);
        if (last === undefined) {
          whole = structuredClone(value);
          continue;
        }
        let at = whole as Record<string, unknown>;
        for (const key of path.slice(0, -1)) {
          at = (typeof at === 'object' && at !== null ? at[key] : undefined) as Record<string, unknown>;
        }
        if (typeof at === 'object' && at !== null) {
          // A copy: a later change may be within it, and the odd values are the same ones every time.
          at[last] = structuredClone(value);
        }
      }
      return whole;
    });
}

it('a summary in the history of any kind: the run is listed, with words for it', async () => {
  const files = new RunFiles(join(folder, 'runs'));
  const store = squares(3);
  const file = await files.save(store, ASKED);
  await fc.assert(
    fc.asyncProperty(changed({ name: 'mine', ...summaryOf(store, ASKED) }), async (summary) => {
      await writeFile(file.replace(/poolscope$/, 'json'), JSON.stringify(summary) ?? '');
      const [run] = await files.list();
      expect(run?.fault).toBeNull();
      const found = run?.summary ?? expect.fail('no summary');
      expect(typeof runLabel(found)).toBe('string');
      expect(runDetail(found)).not.toMatch(/Invalid|NaN|undefined/);
    }),
    { numRuns: casesOf(500) },
  );
});

it('a count of removed runs of any kind is a number', async () => {
  const files = new RunFiles(join(folder, 'counted'));
  await files.save(squares(1), null);
  const text = fc.oneof(
    fc.string(),
    odd.map((value) => JSON.stringify(value) ?? ''),
  );
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      await writeFile(join(files.folder, 'pruned.json'), written);
      const count = await files.pruned();
      expect(Number.isSafeInteger(count) && count >= 0, `${written}: ${count}`).toBe(true);
    }),
    { numRuns: casesOf(300) },
  );
});

it('a baseline of any kind is a run to compare with, or a sentence', async () => {
  const document = JSON.parse([...FORMATS.json(squares(3))].join('')) as object;
  const file = join(folder, 'main.json');
  await fc.assert(
    fc.asyncProperty(changed(document), async (written) => {
      await writeFile(file, JSON.stringify(written) ?? '');
      try {
        const { wall, tasks, median, p95 } = await earlierRun(file);
        expect(
          [wall, tasks].every((n) => Number.isFinite(n) && n >= 0),
          `${wall} ${tasks}`,
        ).toBe(true);
        expect(
          [median, p95].every((n) => n === null || Number.isFinite(n)),
          `${median} ${p95}`,
        ).toBe(true);
      } catch (error) {
        expect(isRequestError(error), String((error as Error)?.stack)).toBe(true);
      }
    }),
    { numRuns: casesOf(500) },
  );
});
