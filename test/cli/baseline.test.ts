import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { poolscope } from './poolscope.js';

const folder = mkdtempSync(join(tmpdir(), 'poolscope-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WORK = ['work.ts', 'later', '--inputs', '[9, 5, 8, 6, 7]', '--workers', '2'];

it('a run is measured against one worker, and keeps that', async () => {
  const out = join(folder, 'run.poolscope');
  const { code, stdout, stderr } = await poolscope('run', ...WORK, '--baseline', '--json', '--out', out);
  expect(code, stderr).toBe(0);
  const { baseline, metrics } = JSON.parse(stdout);
  expect(baseline).toMatchObject({ of: 5, rounds: [{ tasks: 5, wall: metrics.wall }] });
  expect(metrics.baseline).toMatchObject({ tasks: 5, of: 5, rounds: 1, interval: null });
  expect(metrics.factors.map(({ name }: { name: string }) => name)).toContain('Work inflation');
  expect(stderr).toContain('Serial baseline: 5 tasks in one worker');
  const kept = await poolscope('export', out, '--format', 'json');
  expect(JSON.parse(kept.stdout).baseline).toEqual(baseline);
  expect(readFileSync(out, 'latin1').startsWith('POOLSCOPE')).toBe(true);
});

it.each(['map', 'apply_async', 'imap_unordered', 'starmap'])(
  'in rounds, in %s, it has an interval',
  async (mode) => {
    const work = ['work.ts', 'later', '--inputs', mode === 'starmap' ? '[[3], [4], [5]]' : '[3, 4, 5]'];
    const { code, stdout, stderr } = await poolscope(
      ...['run', ...work, '--mode', mode, '--workers', '2', '--baseline', '3', '--json', '--quiet'],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { speedup, interval, rounds } = JSON.parse(stdout).metrics.baseline;
    expect(rounds).toBe(3);
    expect(interval[0]).toBeLessThanOrEqual(speedup);
    expect(interval[1]).toBeGreaterThanOrEqual(speedup);
  },
);

it('a run without one says null; where nothing ended well that is said; a wrong number is refused', async () => {
  expect(JSON.parse((await poolscope('run', ...WORK, '--json', '--quiet')).stdout).baseline).toBeNull();
  const failing = await poolscope(
    'run',
    'work.ts',
    'odd',
    '--inputs',
    '[2]',
    '--baseline',
    '--json',
    '--quiet',
  );
  expect(failing.code).toBe(1);
  expect(failing.stderr).toContain('no serial baseline');
  const wrong = await poolscope('run', ...WORK, '--baseline', '0');
  expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('number of rounds');
});
