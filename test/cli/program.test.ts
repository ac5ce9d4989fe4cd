import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { poolscope } from './poolscope.js';

describe('poolscope', { timeout: 20_000 }, () => {
  it('shows the usage, also without arguments', async () => {
    const { code, stdout } = await poolscope();
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: poolscope');
    expect((await poolscope('--help')).stdout).toBe(stdout);
    expect((await poolscope('run', '--help')).stdout).toContain('--inputs-from');
  });

  it("prints package.json's version", async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await poolscope('--version')).stdout).toBe(`${version}\n`);
  });

  it('refuses commands there are none of', async () => {
    const { code, stdout, stderr } = await poolscope('rnu');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('run');
  });

  it('lists functions', async () => {
    const { stdout } = await poolscope('functions', 'work.ts', '--json');
    expect(JSON.parse(stdout)[0]).toEqual({
      name: 'square',
      line: 3,
      exported: true,
      kind: 'function',
      params: ['n'],
      runnable: true,
    });
    expect((await poolscope('functions', 'bare.mjs')).stdout).toMatch(
      /^ +1 {2}add\(a, b\) +arrow +exported$/m,
    );
  });

  it('refuses files it cannot export', async () => {
    const refused = await poolscope('export', 'work.ts', '--format', 'json');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('not a Poolscope run');
    expect((await poolscope('export', 'work.ts', '--format', 'pdf')).stderr).toContain(
      'json, jsonl, csv, markdown, chrome-trace, joblog, junit, html, svg',
    );
    expect((await poolscope('export', 'work.ts')).code).toBe(2);
  });
});
