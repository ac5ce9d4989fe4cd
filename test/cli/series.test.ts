import { describe, expect, it } from 'vitest';
import { MODE_NAMES } from '../../src/record/modes.js';
import { poolscope } from './poolscope.js';

const WORK = ['work.ts', 'later', '--inputs', '[4, 1, 3, 0.5, 2]', '--workers', '2', '--quiet'];

describe('poolscope compare', () => {
  it('runs every mode over the same inputs, and shows what the textbook says by what was measured', async () => {
    const { code, stdout, stderr } = await poolscope('compare', ...WORK, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { format, modes } = JSON.parse(stdout);
    expect(format).toBe('poolscope-comparison');
    expect(modes.map(({ mode }: { mode: string }) => mode)).toEqual(MODE_NAMES);
    for (const row of modes) {
      for (const cell of [row.multiArgs, row.concurrence, row.blocking, row.ordered]) {
        expect([true, null], `${row.mode}: ${cell.textbook}, but ${cell.evidence}`).toContain(cell.agrees);
      }
    }
    const agreed = modes.map((row: Record<string, { agrees: boolean | null }>) => row.concurrence?.agrees);
    expect(agreed).toEqual(MODE_NAMES.map(() => true));
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
    expect(found).toMatchObject({ format: 'poolscope-scaling', rounds: 2 });
    expect(
      found.rows.map(({ workers, walls }: { workers: number; walls: number[] }) => [workers, walls.length]),
    ).toEqual([
      [1, 2],
      [2, 2],
      [4, 2],
    ]);
    // Naps do not share a core.
    expect(found.rows[2].speedup).toBeGreaterThan(found.rows[1].speedup);
    expect(found.fits.map(({ law }: { law: string }) => law)).toEqual(['Amdahl']);
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
