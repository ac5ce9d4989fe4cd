import { describe, expect, it } from 'vitest';
import { project } from './program.js';

const FILE = { 'f.mjs': 'export const id = (n) => n;\n' };

describe('a command over no inputs', () => {
  it('compares nothing, and nothing disagrees', async () => {
    const place = project(FILE);
    const { code, document } = await place.json(['compare', 'f.mjs', 'id', '--inputs', '[]', '--quiet']);
    expect([code, document.agrees]).toEqual([0, true]);
    for (const [mode, row] of Object.entries<Record<string, unknown>>(document.modes)) {
      expect(row, mode).toMatchObject({
        shown: [],
        speedup: null,
        peak: 0,
        inversions: 0,
        ...document.textbook[mode],
      });
    }
    const { stdout } = await place.poolscope(['compare', 'f.mjs', 'id', '--inputs', '[]', '--quiet']);
    expect(stdout).toContain('map: no inputs; no inputs; no inputs; no inputs.');
    expect(stdout).not.toMatch(/(yes|no|item) [✓✗]|NaN|Infinity|0\.00×/);
  });

  it('measures no speed-up, and says so', async () => {
    const place = project(FILE);
    const args = ['scale', 'f.mjs', 'id', '--workers', '1,2', '--repeats', '1', '--quiet'];
    const { code, document } = await place.json([...args, '--inputs', '[]']);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      points: [],
      noise: null,
      best: null,
      fits: { amdahl: null, usl: null },
    });
    expect(document.says).toBe('There were no inputs, so nothing was measured.');
    const { stdout } = await place.poolscope([...args, '--inputs', '[]']);
    expect(stdout).toBe('There were no inputs, so nothing was measured.\n');
    const one = await place.json([...args, '--inputs', '[1]']);
    expect(one.document.points).toHaveLength(2);
    expect(one.document).toMatchObject({ best: null, fits: { amdahl: null, usl: null } });
    expect(one.document.says).toMatch(/^One input runs on one worker/);
  });

  it('has no serial baseline, for that reason', async () => {
    const place = project(FILE);
    const { code, stderr } = await place.poolscope(['run', 'f.mjs', 'id', '--inputs', '[]', '--baseline']);
    expect(code).toBe(0);
    expect(stderr).toContain('there is no serial baseline, because there were no inputs');
    const { stdout } = await place.poolscope(['run', 'f.mjs', 'id', '--inputs', '[]', '--json', '--quiet']);
    expect(stdout).not.toMatch(/NaN|Infinity/);
  });
});
