import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Begun } from '../../../src/worker/begun.js';
import { BegunRows, withBegunRows } from '../../../src/worker/begunRows.js';
import { createCell, openCell } from '../../../src/worker/cell.js';

const folder = mkdtempSync(join(tmpdir(), 'poolscope-begun-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Batches of a worker: the record row of the first task, and how long each task takes (ms). */
const batches = fc.array(
  fc.record({
    first: fc.integer({ min: 0, max: 3000 }),
    took: fc.array(fc.oneof(fc.constant(0.001), fc.double({ min: 0, max: 30, noNaN: true })), {
      minLength: 1,
      maxLength: 300,
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('at any moment each row that has begun is written down, and what is told to have ended has', () => {
  fc.assert(
    fc.property(batches, fc.nat(500), (all, stopAfter) => {
      const path = join(folder, 'rows');
      const fd = openSync(path, 'w+');
      const cell = withBegunRows(openCell(createCell('thread').handle), new BegunRows(fd));
      const begun = new Set<number>();
      const ended = new Set<number>();
      let now = 1000;
      let left = stopAfter;
      for (const [seq, { first, took }] of all.entries()) {
        cell.begin(first, took.length);
        for (let at = 0; at < took.length && left-- > 0; at++) {
          cell.write(seq + 1, at, now);
          ended.delete(first + at); // A row that runs once more.
          begun.add(first + at);
          const slow = (took[at] as number) > 5;
          if (slow) {
            const bytes = readFileSync(path);
            for (const row of begun) {
              expect(bytes[row] ?? 0, `row ${row} has begun`).not.toBe(0);
            }
            for (const [row, state] of bytes.entries()) {
              expect(state !== Begun.ended || ended.has(row) || row !== first + at).toBe(true);
            }
          }
          now += took[at] as number;
          ended.add(first + at);
        }
        cell.write(seq + 1, took.length, now);
      }
      const bytes = readFileSync(path);
      for (const [row, state] of bytes.entries()) {
        if (state === Begun.begun || state === Begun.ended) {
          expect(begun, `row ${row} is told to have begun`).toContain(row);
        }
        if (begun.has(row)) {
          expect(state, `row ${row} has begun`).not.toBe(0);
        }
      }
      closeSync(fd);
    }),
    { numRuns: 60 },
  );
});

test('tasks that take their time are each written down alone, a million short ones in few writes', () => {
  const path = join(folder, 'few');
  const fd = openSync(path, 'w+');
  const rows = new BegunRows(fd);
  rows.begin(0, 4);
  expect([0, 1, 2].map((at) => rows.enter(at, 1000 + 20 * at))).toEqual([1, 2, 3]);
  expect([...readFileSync(path)]).toEqual([Begun.ended, Begun.ended, Begun.begun]);
  rows.begin(0, 1_000_000);
  let writes = 0;
  for (let at = 0; at < 1_000_000; writes++) {
    at = rows.enter(at, 2000 + at / 10_000);
  }
  expect(writes).toBeLessThan(200);
  closeSync(fd);
});
