import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('the surroundings of poolscope run', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'it’s "a" ünï $(x); '));
    file = join(folder, 'wörk;rm -rf.mjs');
    const evil = String.raw`\x1b]52;c;ZXZpbA==\x07\x1b[2Jdone`;
    await writeFile(file, `export const f = (n) => { console.log('${evil}'); return n; };\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const args = (...more: string[]) => [CLI, 'run', file, 'f', '--inputs', '[1,2]', ...more];

  it.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is told, with an exit code', () => {
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, args('--json'), {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect(stderr).toContain('The output cannot be written: ENOSPC');
      expect(status).toBe(1);
    } finally {
      closeSync(full);
    }
  });

  it('a path with quotes, spaces, signs of a shell and letters of all kinds is a path', () => {
    const out = join(folder, 'an "out" $(y)', 'run.poolscope');
    const { status, stdout } = spawnSync(process.execPath, args('--json', '--out', out), {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).results).toEqual([1, 2]);
    expect(existsSync(out)).toBe(true);
  });

  it('what a function prints can do nothing to the terminal', () => {
    const { stderr } = spawnSync(process.execPath, args(), { encoding: 'utf8' });
    expect(stderr).toContain('␛]52;c;ZXZpbA==␇␛[2Jdone');
    expect(stderr).not.toContain('\x1b]');
  });
});
