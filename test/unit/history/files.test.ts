import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunFiles, runFolder } from '../../../src/editor/history/files.js';
import { summaryOf } from '../../../src/editor/history/summary.js';
import { loadRun } from '../../../src/storage/index.js';
import { run } from '../record/fixture.js';
import { ASKED } from './asked.js';

describe('the runs that are kept', () => {
  let files: RunFiles;
  beforeEach(async () => {
    files = new RunFiles(join(await mkdtemp(join(tmpdir(), 'history-')), 'runs'));
  });
  afterEach(() => rm(join(files.folder, '..'), { recursive: true }));

  const made = (id: string, minute: number) =>
    run('map', [{ arg: 1, ms: 5, value: 2 }], { id, startedAt: Date.UTC(2026, 0, 1, 0, minute) });
  const ids = async () => (await files.list()).map(({ summary }) => summary?.id);

  it('are listed with the newest first, without a look at their records', async () => {
    await files.save(made('aaaaaaaa-1', 1), null);
    await files.save(made('bbbbbbbb-2', 2), null);
    expect(await ids()).toEqual(['bbbbbbbb-2', 'aaaaaaaa-1']);
    const [newest] = await files.list();
    const { file, summary } = newest ?? expect.fail('there is none');
    expect(summary).toEqual(summaryOf(made('bbbbbbbb-2', 2), null));
    expect(await files.newest()).toBe(file);
    await writeFile(file, 'no run');
    expect(await ids()).toEqual(['bbbbbbbb-2', 'aaaaaaaa-1']);
  });

  it('are written anew with what was measured later; their name and request stay', async () => {
    const store = made('aaaaaaaa-1', 1);
    const file = await files.save(store, null);
    const known = { ...summaryOf(store, ASKED), name: 'the first' };
    const rounds = [{ tasks: 1, serial: 5, pooled: 5, busy: 5, wall: 5 }];
    store.header = { ...store.header, baseline: { measuredAt: 1, of: 1, rounds } };
    await files.replace(file, store, known);
    expect((await loadRun(file)).header.baseline?.rounds).toEqual(rounds);
    expect((await files.list()).map(({ summary }) => summary)).toEqual([known]);
  });

  it('get their summary back from the record when it is missing or damaged', async () => {
    const first = await files.save(made('aaaaaaaa-1', 1), null);
    const second = await files.save(made('bbbbbbbb-2', 2), null);
    await rm(first.replace(/poolscope$/, 'json'));
    await writeFile(second.replace(/poolscope$/, 'json'), '{"id": 7');
    expect(await ids()).toEqual(['bbbbbbbb-2', 'aaaaaaaa-1']);
    expect(await readFile(first.replace(/poolscope$/, 'json'), 'utf8')).toContain('aaaaaaaa-1');
  });

  it('keep their name where what they were asked for is damaged: they can be looked at, and not run again', async () => {
    const file = await files.save(made('aaaaaaaa-1', 1), ASKED);
    expect((await files.find(file))?.request).toEqual(ASKED);
    const summary = { ...summaryOf(made('aaaaaaaa-1', 1), null), name: 'the first' };
    const request = { ...ASKED, inputs: { kind: 'database' } };
    await writeFile(file.replace(/poolscope$/, 'json'), JSON.stringify({ ...summary, request }));
    expect((await files.list()).map((each) => each.summary)).toEqual([summary]);
  });

  it('that cannot be read are listed with the reason, beside the others', async () => {
    await files.save(made('aaaaaaaa-1', 1), null);
    await writeFile(join(files.folder, 'foreign.poolscope'), 'hello');
    const list = await files.list();
    expect(list.map(({ fault }) => fault === null)).toEqual([false, true]);
    expect(list[0]?.fault).toContain('foreign.poolscope');
  });

  it('are found by their file; of a file from elsewhere nothing is known, and nothing is left beside it', async () => {
    const file = await files.save(made('aaaaaaaa-1', 1), null);
    expect((await files.find(file))?.id).toBe('aaaaaaaa-1');
    const other = join(files.folder, '..', 'other.poolscope');
    await copyFile(file, other);
    expect(await files.find(other)).toBeNull();
    expect((await readdir(join(files.folder, '..'))).sort()).toEqual(['other.poolscope', 'runs']);
  });

  it('of a second window are kept where those of the first are', async () => {
    const root = join(files.folder, '..');
    const of = (workspace: string) => runFolder(join(root, workspace, 'publisher.poolscope'));
    expect(of('0a1b-1')).toBe(join(root, '0a1b-1', 'publisher.poolscope', 'runs'));
    await mkdir(join(root, '0a1b'));
    expect(of('0a1b-1')).toBe(join(root, '0a1b', 'publisher.poolscope', 'runs'));
    expect(of('0a1b')).toBe(of('0a1b-1'));
    expect(of('-4')).toBe(join(root, '-4', 'publisher.poolscope', 'runs'));
  });

  it('are none before the first, and need no folder', async () => {
    expect(await files.list()).toEqual([]);
    expect(await files.newest()).toBeUndefined();
    expect(existsSync(files.folder)).toBe(false);
  });

  it('are pruned from the oldest, and how many went is known', async () => {
    for (let i = 0; i < 5; i++) {
      await files.save(made(`0000000${i}-x`, i), null);
    }
    expect(await files.prune({ runs: 3, bytes: 1e9 })).toBe(2);
    expect(await ids()).toEqual(['00000004-x', '00000003-x', '00000002-x']);
    expect(await files.prune({ runs: 3, bytes: 1 })).toBe(2);
    expect(await ids()).toEqual(['00000004-x']);
    expect(await files.pruned()).toBe(4);
    expect((await readdir(files.folder)).filter((name) => name.endsWith('.poolscope'))).toHaveLength(1);
  });
});
