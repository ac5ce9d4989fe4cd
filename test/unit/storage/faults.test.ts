import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunFiles } from '../../../src/editor/history/files.js';
import { summaryOf } from '../../../src/editor/history/summary.js';
import { writeAtomically } from '../../../src/storage/index.js';
import { squares } from '../record/fixture.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a disk that fills up half-way: the file that was there stays, and nothing half', async () => {
  const path = join(folder, 'run.csv');
  await writeFile(path, 'before');
  const full = writeAtomically(path, async (append) => {
    await append('half of it');
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  });
  await expect(full).rejects.toThrow(`${path} cannot be written: no space is left.`);
  expect(await readdir(folder)).toEqual(['run.csv']);
  expect(await readFile(path, 'utf8')).toBe('before');
});

it('ten thousand runs in the history are listed by their summaries: not one record is read', async () => {
  const files = new RunFiles(join(folder, 'runs'));
  await mkdir(files.folder);
  const summary = JSON.stringify(summaryOf(squares(2), null));
  for (let i = 0; i < 10_000; i += 500) {
    await Promise.all(
      Array.from({ length: 500 }, async (_, k) => {
        const name = join(files.folder, `${String(i + k).padStart(5, '0')}`);
        await writeFile(`${name}.poolscope`, 'never read');
        await writeFile(`${name}.json`, summary);
      }),
    );
  }
  const runs = await files.list();
  expect(runs.length).toBe(10_000);
  expect(runs.filter(({ summary: found }) => !found)).toEqual([]);
});
