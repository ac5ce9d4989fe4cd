import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { task } from '../../src/index.js';
import { newFolder, newPool, WORKER_TYPES } from './harness.js';

/** A TypeScript file that tells whether the worker it is in has compiled TypeScript: Node loads its compiler late. */
const source = (version: number) => `
export function look(_: number): [version: number, compiled: boolean] {
  const { moduleLoadList } = process as unknown as { moduleLoadList: string[] };
  return [${version}, moduleLoadList.some((name) => name.includes('amaro'))];
}`;

describe.each(WORKER_TYPES)('a TypeScript file on %s workers', (workerType) => {
  test('is compiled once, not once in each worker, and again when it has changed', async () => {
    const path = join(newFolder(), 'look.ts');
    const look = task(pathToFileURL(path), 'look');
    writeFileSync(path, source(1));
    const pool = newPool({ workers: 1, workerType, maxtasksperchild: 1 });
    expect(await pool.map(look, [1, 2, 3], { chunksize: 1 })).toEqual([
      [1, true],
      [1, false],
      [1, false],
    ]);
    writeFileSync(path, source(2));
    const other = newPool({ workers: 1, workerType, maxtasksperchild: 1 });
    expect(await other.map(look, [1, 2], { chunksize: 1 })).toEqual([
      [2, true],
      [2, false],
    ]);
  });
});
