import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poolscope-scratch-'));
  vi.stubEnv('TMPDIR', folder);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

const open = async () => (await import('../../../src/scratch.js')).openScratch();

/** As on a system whose files always have a name. */
function named(): void {
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'darwin' } }));
}

test.skipIf(process.platform !== 'linux')('a file has no name, and others can open it', async () => {
  const { fd, path, close } = await open();
  expect(readdirSync(folder)).toEqual([]);
  writeSync(fd, 'words');
  expect(readFileSync(path, 'utf8')).toBe('words');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  close();
});

test('where it must have a name, that goes when it is hidden or closed', async () => {
  named();
  const [one, other] = [await open(), await open()];
  writeSync(one.fd, 'words');
  expect(readFileSync(one.path, 'utf8')).toBe('words');
  expect(statSync(one.path).mode & 0o777).toBe(0o600);
  one.hide();
  other.close();
  expect(readdirSync(folder)).toEqual([]);
  one.close();
});

test('what a killed process has left is taken away by the next, and nothing else', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const left = `poolscope-${pid}-0123456789abcdef.tmp`;
  const others = [`poolscope-${process.pid}-0123456789abcdef.tmp`, 'poolscope-case-x', `x${left}`];
  for (const name of [left, ...others]) {
    writeFileSync(join(folder, name), '');
  }
  named();
  (await open()).close();
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
});
