import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunHeader } from '../../../src/record/schema.js';

const { workspace, asked } = vi.hoisted(() => ({ workspace: { isTrusted: true }, asked: [] as string[] }));
vi.mock('vscode', () => ({ workspace }));
vi.mock('../../../src/lazy.js', async () => {
  const inputs = await import('../../../src/inputs/index.js');
  return {
    requests: () => ({
      inputLine: (file: { path: string }, index: number) => {
        asked.push(file.path);
        return inputs.inputLine(file as never, index);
      },
    }),
  };
});

vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { inputPlace } = await import('../../../src/editor/panel/inputPlace.js');

describe('the place of an input that a run file names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'input-place-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'secret.txt');
  writeFileSync(path, 'one\ntwo\n');
  beforeEach(() => {
    asked.length = 0;
    workspace.isTrusted = true;
  });

  const headerOf = (named: string) => {
    const { size, mtimeMs } = statSync(path);
    return {
      inputs: { file: { path: named, pointer: '', size, modified: mtimeMs } },
    } as unknown as RunHeader;
  };

  it('is found in a trusted workspace', async () => {
    expect(await inputPlace(headerOf(path), 1)).toEqual({ file: path, line: 2, since: null });
  });

  it('is not looked for throughout a file of gigabytes: that is said, and that it is there', async () => {
    const huge = join(folder, 'huge.json');
    writeFileSync(huge, '[');
    truncateSync(huge, 3 * 2 ** 30);
    const place = await inputPlace(headerOf(huge), 1);
    expect(place).toMatchObject({
      file: huge,
      line: 1,
      since: expect.stringMatching(/too far into a large file/),
    });
  });

  it('is not known where the file is gone, or cannot be read: that is told apart', async () => {
    const gone = join(folder, 'gone.txt');
    expect(await inputPlace(headerOf(gone), 1)).toMatchObject({ since: 'gone.txt is no longer there' });
    const below = join(path, 'below.txt');
    const { since } = (await inputPlace(headerOf(below), 1)) ?? {};
    expect(since).toMatch(/^below\.txt cannot be read: ENOTDIR/);
  });

  it.each([
    ['by its path', path],
    ['by a way round', join(folder, 'x', '..', 'secret.txt')],
    ['behind a link', join(folder, 'link.txt')],
    ['of which nothing is there', join(folder, 'nothing')],
  ])('is looked for in no file %s while the workspace is not trusted', async (_, named) => {
    if (named.endsWith('link.txt')) {
      symlinkSync(path, named);
    }
    workspace.isTrusted = false;
    expect(await inputPlace(headerOf(named), 1)).toBeNull();
    expect(asked).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is not looked for in a pipe, a device or a folder', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const named of [pipe, '/dev/zero', folder]) {
      expect(await inputPlace(headerOf(named), 1)).toBeNull();
    }
    expect(asked).toEqual([]);
  });
});
