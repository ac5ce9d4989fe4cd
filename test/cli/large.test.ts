import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIXTURES } from '../pool/runner/harness.js';
import { start } from './poolscope.js';

/** A heap (MB) that a quarter of the results would fill. */
const HEAP = ['--max-old-space-size=80'];
const COUNT = 300;
const LENGTH = 1_000_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'large-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('300 MB of results are recorded, saved, opened and exported by a process that cannot hold them', async () => {
  const file = join(folder, 'run.poolscope');
  const numbers = `Array.from({ length: ${COUNT} }, (_, i) => i)`;
  const run = ['run', join(FIXTURES, 'large.ts'), 'chapter', '--inputs', numbers, '--out', file, '--quiet'];
  expect(await start(run, {}, folder, HEAP).ended).toMatchObject({ code: 0, stderr: '' });
  const lines = join(folder, 'run.jsonl');
  const exporting = ['export', file, '--format', 'jsonl', '--out', lines];
  expect(await start(exporting, {}, folder, HEAP).ended).toMatchObject({ code: 0, stderr: '' });
  const tasks = readFileSync(lines, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(tasks.length).toBe(COUNT);
  tasks.forEach(({ value, status }, i) => {
    const text: string = i % 2 === 0 ? value : value.text;
    expect([status, text.length, text.startsWith(`Chapter ${i}. `)]).toEqual(['ok', LENGTH, true]);
  });
});
