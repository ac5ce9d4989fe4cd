import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const { bundles } = vi.hoisted(() => ({ bundles: { folder: '' } }));
vi.mock('../../../src/bundles.js', () => ({
  bundlePath: (name: string) => `${bundles.folder}/dist/${name}`,
}));

// Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());

describe.skipIf(process.platform === 'win32')('where the editor’s own runtime is too old', () => {
  const own = process.versions;
  let folder: string;
  let chooseNode: typeof import('../../../src/runner/nodePath.js').chooseNode;
  beforeEach(async () => {
    vi.resetModules(); // It keeps what it has found.
    ({ chooseNode } = await import('../../../src/runner/nodePath.js'));
    folder = mkdtempSync(join(tmpdir(), 'node-path-'));
    bundles.folder = folder;
    vi.stubEnv('PATH', folder);
    Object.defineProperty(process, 'versions', { value: { ...own, node: '20.9.0', electron: '30.0.0' } });
  });
  afterEach(() => {
    Object.defineProperty(process, 'versions', { value: own });
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** A program that says it is Node.js of a version. */
  const fake = (name: string, version: string) => {
    rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, name), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  };

  it('and there is no Node.js at all: the sentence says which is needed, and what to do', () => {
    expect(() => chooseNode()).toThrow(
      /22\.15 or newer; this is 20\.9\.0 .*Install one, or name it in the setting poolscope\.nodePath/,
    );
    fake('node', '18.0.0');
    expect(() => chooseNode()).toThrow(/poolscope\.nodePath/);
  });

  it('one that was not there and is now is found', () => {
    expect(() => chooseNode()).toThrow(/poolscope\.nodePath/);
    fake('node', '24.1.0');
    expect(chooseNode()).toEqual({ path: 'node', env: {} });
  });

  it.each([
    ['is not there', () => {}, /is no Node\.js that can be started/],
    [
      'is no program',
      () => writeFileSync(join(folder, 'mine'), 'hello'),
      /is no Node\.js that can be started/,
    ],
    ['is another program', () => fake('mine', 'hello'), /is no Node\.js that can be started/],
    ['is too old', () => fake('mine', '20.1.0'), /is Node\.js 20\.1\.0/],
  ])('and the one that the setting names %s: the sentence says so, and names the setting', (_, make, why) => {
    make();
    const named = () => chooseNode(join(folder, 'mine'));
    expect(named).toThrow(why);
    expect(named).toThrow(/22\.15 or newer/);
    expect(named).toThrow(/setting poolscope\.nodePath/);
    fake('mine', '24.1.0');
    expect(named()).toEqual({ path: join(folder, 'mine'), env: {} });
  });
});
