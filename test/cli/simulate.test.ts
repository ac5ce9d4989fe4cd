import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poolscope } from './poolscope.js';

let folder: string;
let run: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-'));
  run = join(folder, 'r.poolscope');
  const inputs = 'Array.from({ length: 24 }, () => 0.5)';
  await poolscope(
    'run',
    'work.ts',
    'later',
    '--inputs',
    inputs,
    '--workers',
    '2',
    '--chunksize',
    '1',
    '--out',
    run,
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('poolscope simulate', () => {
  it('prints what other worker counts would have come to, as JSON', async () => {
    const { code, stdout, stderr } = await poolscope(
      'simulate',
      run,
      '--workers',
      '1,2,4,8',
      '--chunksize',
      '1',
      '--json',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ format: 'poolscope-simulation', measured: { mode: 'map', workers: 2 } });
    const { replay, bound } = found;
    expect(replay.measured).toBe(found.measured.wall);
    expect(replay.error).toBeCloseTo(Math.abs(replay.modelled - replay.measured) / replay.measured);
    expect(bound.by).toMatch(/^(work|longest)$/);
    expect(bound.makespan).toBeLessThanOrEqual(replay.measured);
    const walls = found.predictions.map(({ wall }: { wall: number }) => wall);
    expect(walls).toEqual([...walls].sort((a, b) => b - a));
    // Tasks that wait do not share a core: each doubling halves them, costs aside.
    expect(walls[0] / walls[2]).toBeGreaterThan(3);
    expect(found.best).toBe(3);
  });

  it('prints a table for a person, with the model’s own error', async () => {
    const { code, stdout } = await poolscope(
      'simulate',
      run,
      '--mode',
      'apply,apply_async',
      '--order',
      'given,longest',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mode +workers/m);
    expect(stdout).toMatch(/^Measured: map on 2 in .* it is [\d.]+ % off\.$/m);
  });

  it.each([
    [['--workers', '0'], /--workers takes whole numbers of at least 1, with commas between; "0" is none/],
    [['--chunksize', 'some'], /--chunksize takes .*guided, factoring/],
    [['--mode', 'parallel'], /--mode takes map, apply/],
  ])('refuses %j with a sentence', async (args, words) => {
    const { code, stdout, stderr } = await poolscope('simulate', run, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
