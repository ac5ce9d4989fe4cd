import { describe, expect, it } from 'vitest';
import { MODE_NAMES } from '../../src/record/modes.js';
import { poolscope } from './poolscope.js';

const WORK = ['work.ts', 'later', '--inputs', '[4, 1, 3, 0.5, 2]', '--workers', '2', '--quiet'];

describe('poolscope compare', () => {
  it('runs every mode over the same inputs, and shows what the textbook says by what was measured', async () => {
    const { code, stdout, stderr } = await poolscope('compare', ...WORK, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { format, version, modes, textbook, agrees } = JSON.parse(stdout);
    expect([format, version, agrees]).toEqual(['poolscope-comparison', 1, true]);
    expect([Object.keys(modes), Object.keys(textbook)]).toEqual([MODE_NAMES, MODE_NAMES]);
    const truths = (of: Record<string, Record<string, boolean>>, truth: string) =>
      MODE_NAMES.filter((mode) => of[mode]?.[truth]);
    const MANY = ['apply', 'apply_async', 'starmap', 'starmap_async'];
    const ASYNC = ['map_async', 'apply_async', 'starmap_async'];
    for (const of of [modes, textbook]) {
      expect(truths(of, 'multiArgs')).toEqual(MANY);
      expect(truths(of, 'concurrent')).toEqual(MODE_NAMES.filter((mode) => mode !== 'apply'));
      expect(truths(of, 'waits')).toEqual(MODE_NAMES.filter((mode) => !ASYNC.includes(mode)));
      expect(truths(of, 'ordered')).toEqual(
        MODE_NAMES.filter((mode) => !['apply_async', 'imap_unordered'].includes(mode)),
      );
    }
    expect([modes.apply.peak, modes.map.peak, modes.apply.inversions]).toEqual([1, 2, 0]);
    for (const mode of MODE_NAMES) {
      const { waited, firstResult, wall, shown } = modes[mode];
      expect(waited).toBeLessThanOrEqual(wall);
      expect(firstResult).toBeLessThanOrEqual(wall);
      expect(shown).toContain('concurrent');
    }
    expect(modes.map.waited / modes.map.wall).toBeGreaterThan(0.5);
    expect(modes.map_async.waited / modes.map_async.wall).toBeLessThan(0.5);
  });

  it('prints a matrix for a person', async () => {
    const { code, stdout } = await poolscope('compare', ...WORK);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mode +wall +speed-up +first result +multi-args +concurrent +blocks +ordered$/m);
    expect(stdout).toMatch(/^apply .* no ✓ +yes ✓/m);
  });

  it('says with its exit code that tasks failed, and refuses a wrong function', async () => {
    expect(
      (await poolscope('compare', 'work.ts', 'odd', '--inputs', '[1, 2]', '--json', '--quiet')).code,
    ).toBe(1);
    const wrong = await poolscope('compare', 'work.ts', 'nothing');
    expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('nothing');
  });
});

describe('poolscope scale', () => {
  const sweep = ['work.ts', 'later', '--inputs', 'Array(12).fill(1)', '--workers', '2,4', '--quiet'];

  it('measures several worker counts against one, in rounds', async () => {
    const { code, stdout } = await poolscope(
      'scale',
      ...sweep,
      '--repeats',
      '2',
      '--chunksize',
      '1',
      '--json',
    );
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ format: 'poolscope-scaling', version: 1, rounds: 2 });
    const { points, fits, noise } = found;
    expect(points.map(({ workers }: { workers: number }) => workers)).toEqual([1, 2, 4]);
    for (const { workers, wall, speedup, efficiency } of points) {
      expect(wall.low).toBeLessThanOrEqual(wall.median);
      expect(wall.median).toBeLessThanOrEqual(wall.high);
      expect(efficiency).toBeCloseTo(speedup / workers);
    }
    // Naps do not share a core.
    expect(points[2].speedup).toBeGreaterThan(points[1].speedup);
    expect(fits.amdahl.serialFraction).toBeGreaterThanOrEqual(0);
    expect(fits.usl).toBeNull(); // Three counts fit anything.
    expect(fits.karpFlatt.map(({ workers }: { workers: number }) => workers)).toEqual([2, 4]);
    expect(noise).toBeGreaterThan(0);
  });

  it('prints a table with the noise, or that there is no interval', async () => {
    const { stdout } = await poolscope('scale', ...sweep, '--repeats', '1');
    expect(stdout).toMatch(/^workers +wall +speed-up/m);
    expect(stdout).toContain('1 run of each, no interval');
  });

  it('refuses worker counts that are none', async () => {
    const { code, stderr } = await poolscope('scale', 'work.ts', 'later', '--workers', '2,none');
    expect(code).toBe(2);
    expect(stderr).toContain('"none" is none');
  });
});
