import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunFiles } from '../../../src/editor/history/files.js';
import { saveRun, writeAtomically } from '../../../src/storage/index.js';
import { Spill } from '../../../src/storage/spill.js';
import { squares } from '../record/fixture.js';

describe.skipIf(process.platform === 'win32')('who can read what is written', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'privacy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const mode = async (...path: string[]) => ((await stat(join(folder, ...path))).mode & 0o777).toString(8);

  it('the history is the person’s alone: its folders, runs and summaries', async () => {
    const files = new RunFiles(join(folder, 'storage', 'runs'));
    const file = await files.save(squares(3), null);
    await files.save(squares(4), null);
    await files.prune({ runs: 1, bytes: 1e9 });
    expect(await mode('storage')).toBe('700');
    expect(await mode('storage', 'runs')).toBe('700');
    const [kept] = await files.list();
    const name = (kept?.file ?? file).slice(files.folder.length + 1);
    expect(await mode('storage', 'runs', name)).toBe('600');
    expect(await mode('storage', 'runs', name.replace('.poolscope', '.json'))).toBe('600');
  });

  it('what is asked for by name is as the system has it for new files, and keeps the mode it has', async () => {
    const place = join(folder, 'run.poolscope');
    await saveRun(place, squares(3));
    expect(await mode('run.poolscope')).toBe((0o666 & ~process.umask()).toString(8));
    await chmod(place, 0o640);
    await saveRun(place, squares(4));
    expect(await mode('run.poolscope')).toBe('640');
  });

  it('nobody else can read it while it is being written', async () => {
    await mkdir(join(folder, 'out'));
    let seen = '';
    await writeAtomically(join(folder, 'out', 'run.csv'), async (append) => {
      await append('1');
      const [temporary] = await readdir(join(folder, 'out'));
      seen = await mode('out', temporary as string);
    });
    expect(seen).toBe('600');
  });

  it('the file of values that did not fit into the memory has no name', async () => {
    vi.stubEnv('TMPDIR', folder);
    const spill = new Spill();
    const place = spill.write(Buffer.from('a secret'));
    vi.unstubAllEnvs();
    expect(spill.read(place as number, 8).toString()).toBe('a secret');
    expect(await readdir(folder)).toEqual([]);
  });
});
