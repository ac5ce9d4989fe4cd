import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { poolscope } from './poolscope.js';

const folder = mkdtempSync(join(tmpdir(), 'poolscope-usage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Life {
  worker: number;
  loop?: { active: number; idle: number };
  gc?: { time: number; count: number };
}

async function run(file: string, name: string, inputs: string, ...more: string[]) {
  const args = ['run', file, name, '--inputs', inputs, '--workers', '2', '--chunksize', '1', ...more];
  const { stdout } = await poolscope(...args, '--json', '--quiet');
  return JSON.parse(stdout) as {
    workers: Life[];
    metrics: { busy: number; use: { workers: number; loop: number; gc: { share: number; count: number } } };
  };
}

it.each(['thread', 'process'])('each %s tells what its loop and its collector did', async (type) => {
  const waiting = await run('work.ts', 'later', '[3, 3, 3, 3]', '--worker-type', type);
  expect(waiting.workers.map(({ loop, gc }) => [loop !== undefined, gc !== undefined])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(waiting.metrics.use.workers).toBe(2);
  expect(waiting.metrics.use.loop).toBeLessThan(0.5);
  const littering = await run('primes.ts', 'litter', '[3000, 3000, 3000]', '--worker-type', type);
  expect(littering.metrics.use.loop).toBe(1);
  expect(littering.metrics.use.gc.count).toBeGreaterThan(5);
  expect(littering.metrics.use.gc.share).toBeGreaterThan(0);
});

it('the time in batches is that of the loop, active and idle', async () => {
  const { workers, metrics } = await run('work.ts', 'later', '[3, 3, 3, 3]');
  const whole = workers.reduce((sum, { loop }) => sum + (loop?.active ?? 0) + (loop?.idle ?? 0), 0);
  expect(whole).toBeGreaterThanOrEqual(metrics.busy * 0.999);
});

it('tasks that wait and block their thread are told from those that wait and leave it free', async () => {
  const args = ['--inputs', 'Array(16).fill(60)', '--workers', '2', '--quiet'];
  const blocking = await poolscope('run', 'primes.ts', 'block', ...args);
  expect(blocking.stdout).toContain('The calls block their thread while they wait');
  const free = await poolscope(
    'run',
    'work.ts',
    'later',
    '--inputs',
    'Array(16).fill(2)',
    '--workers',
    '2',
    '--quiet',
  );
  expect(free.stdout).toContain('Tasks wait more than they compute');
  expect(free.stdout).toContain('Promise.all with a limit');
  expect(free.stdout).toMatch(/Event loop busy +\d/);
});

it('a worker that was ended in a task does not tell; a kept run does', async () => {
  const out = join(folder, 'run.poolscope');
  const { workers } = await run('primes.ts', 'spins', '[1, 2]', '--timeout', '200', '--out', out);
  expect(workers.filter(({ loop }) => loop === undefined)).toHaveLength(1);
  const kept = JSON.parse((await poolscope('export', out, '--format', 'json')).stdout) as { workers: Life[] };
  expect(kept.workers).toEqual(workers);
});
