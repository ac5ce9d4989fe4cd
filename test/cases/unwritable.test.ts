import { describe, expect, it } from 'vitest';
import { project } from './program.js';

/** A task that puts a file in the place of a folder, and a folder in the place of a file, while the run goes on. */
const SWAP = `import fs from 'node:fs';
export const swap = (path) => {
  const isFolder = fs.statSync(path).isDirectory();
  fs.rmSync(path, { recursive: true });
  if (isFolder) fs.writeFileSync(path, ''); else fs.mkdirSync(path);
  return 'swapped';
};
`;

describe('places that cannot be written any more when a run has ended', () => {
  it('are told after all else, with the reason', async () => {
    const place = project({ 'f.mjs': SWAP });
    const run = ['run', 'f.mjs', 'swap', '--workers', '1'];
    const out = await place.poolscope([...run, '--inputs', '["out"]', '--out', 'out/run.poolscope']);
    expect(out.code).toBe(1);
    expect(out.stdout).toContain('swapped');
    expect(out.stderr).toMatch(/poolscope: .*run\.poolscope cannot be written/);
    expect(out.stderr).not.toMatch(/The record is in|\n {4}at /);
    const summary = await place.poolscope([
      ...run,
      '--inputs',
      '["sum.md"]',
      '--summary',
      'sum.md',
      '--fail-if',
      'tasks>0',
    ]);
    expect(summary.code).toBe(1);
    expect(summary.stdout).toContain('swapped');
    expect(summary.stderr).toMatch(
      /failed, because tasks>0.*\npoolscope: The summary could not be written: EISDIR/,
    );
    const profile = await place.poolscope([...run, '--inputs', '["prof"]', '--cpu-prof', 'prof']);
    expect(profile.code).toBe(0);
    expect(profile.stdout).toContain('swapped');
    expect(profile.stderr).toMatch(/The CPU profile could not be written: E/);
    expect(profile.stderr).toMatch(/0 CPU profiles\. Worker 0 has none/);
  });

  it('are told where an export was to go there', async () => {
    const place = project({ 'f.mjs': SWAP, 'a file': '' });
    await place.poolscope(['run', 'f.mjs', 'swap', '--inputs', '["a file"]', '--out', 'r.poolscope']);
    const { code, stdout, stderr } = await place.poolscope([
      'export',
      'r.poolscope',
      '--format',
      'json',
      '--out',
      'f.mjs/r.json',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^poolscope: .*r\.json cannot be written: .*\n$/);
  });
});
