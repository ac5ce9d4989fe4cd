import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadRun, saveRun } from '../../../src/storage/index.js';
import { run, squares } from '../record/fixture.js';

const { asked, answers, workspace } = vi.hoisted(() => ({
  asked: [] as string[],
  answers: [] as (string | undefined)[],
  workspace: { isTrusted: true, getWorkspaceFolder: () => undefined },
}));
vi.mock('vscode', () => ({
  workspace,
  l10n: {},
  Uri: { file: (fsPath: string) => ({ fsPath }) },
  window: {
    showWarningMessage: async (message: string, { modal, detail }: { modal: boolean; detail: string }) => {
      asked.push(`${modal ? 'modal: ' : ''}${message} ${detail}`);
      return answers.shift();
    },
  },
}));
vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { readInputs } = await import('../../../src/inputs/index.js');
const { Origins } = await import('../../../src/editor/origins.js');
const { requestForFailed } = await import('../../../src/editor/failed.js');
const { requestChanged } = await import('../../../src/editor/changed.js');
const { requestProfiled } = await import('../../../src/editor/profiles.js');

describe('what a run is asked for again', () => {
  let folder: string;
  let file: string;
  let kept: Record<string, unknown>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'origins-'));
    file = join(folder, 'sent.poolscope');
    await saveRun(file, squares(3));
    kept = {};
    asked.length = 0;
    answers.length = 0;
    workspace.isTrusted = true;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** As after a restart: only the memory is there. */
  const requestOf = (run: unknown) => {
    const memory = {
      get: (key: string) => kept[key],
      update: async (key: string, value: unknown) => {
        kept[key] = value;
      },
    };
    return new Origins(memory as never, join(folder, 'runs')).requestOf(run as never);
  };
  const withFailure = () => run('map', [{ arg: 1, ms: 5, error: new Error('no') }]);
  const shown = async (path = file) => ({ store: await loadRun(path), request: null, file: path });

  it('is what it was, where it was run here', async () => {
    const request = { file: '/w/a.mjs' };
    expect(await requestOf({ store: squares(3), request, file })).toBe(request);
    const own = join(folder, 'runs', 'a.poolscope');
    await saveRun(own, squares(3));
    expect(await requestOf(await shown(own))).toMatchObject({ function: 'square', inputs: { path: own } });
    expect(asked).toEqual([]);
  });

  it('is asked for first, where a file from elsewhere names it: with the file, the function and the mode', async () => {
    expect(await requestOf(await shown())).toBeNull();
    expect(asked).toHaveLength(1);
    for (const part of [
      /^modal: /,
      /square of squares\.ts\?/,
      /sent\.poolscope/,
      /\/project\/squares\.ts/,
      /, map\./,
    ]) {
      expect(asked[0]).toMatch(part);
    }
    answers.push('Run');
    expect(await requestOf(await shown())).toMatchObject({
      file: '/project/squares.ts',
      function: 'square',
      inputs: { kind: 'run', path: file },
    });
  });

  it('is asked for once for a content, wherever it lies, and again for another', async () => {
    answers.push('Run', undefined);
    await requestOf(await shown());
    expect(await requestOf(await shown())).not.toBeNull();
    const copy = join(folder, 'copy.poolscope');
    await saveRun(copy, squares(3));
    expect(await requestOf(await shown(copy))).not.toBeNull();
    expect(asked).toHaveLength(1);
    await saveRun(file, squares(4));
    expect(await requestOf(await shown())).toBeNull();
    expect(asked).toHaveLength(2);
    expect(await requestOf(await shown())).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['a text', 'abc'],
    ['a number', 7],
    ['a list of odd things', [null, {}]],
    ['nothing', null],
  ])('is asked for where %s stands for the files that are known', async (_, odd) => {
    kept['poolscope.knownRunFiles'] = odd;
    answers.push('Run');
    expect(await requestOf(await shown())).not.toBeNull();
    expect(asked).toHaveLength(1);
    expect(await requestOf(await shown())).not.toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is nothing in a workspace that is not trusted, nor where the file is gone: nobody is asked', async () => {
    const sent = await shown();
    workspace.isTrusted = false;
    await expect(requestOf(sent)).rejects.toThrow(/nothing was run/);
    workspace.isTrusted = true;
    await rm(file);
    await expect(requestOf(sent)).rejects.toThrow(`${file} cannot be read`);
    expect(asked).toEqual([]);
  });

  it('goes this way for all that runs what a record names', async () => {
    const failed = { ...(await shown()), store: withFailure() };
    expect(await requestForFailed(failed, async () => file, requestOf)).toBeNull();
    expect(await requestChanged(failed, { workers: 2 }, requestOf)).toBeNull();
    expect(await requestProfiled(failed, null, folder, requestOf)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it('is for the content that was asked about: another one is asked about anew, and not run', async () => {
    const good = await shown();
    const evil = () => squares(5);
    const swap = async () => {
      const store = evil();
      store.header = { ...store.header, function: { file: '/project/evil.mjs', name: 'pwn', line: 1 } };
      await saveRun(file, store);
    };
    await swap();
    answers.push('Run');
    // What is on show is no longer there: the question is about what is.
    const request = await requestOf(good);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/Run pwn of evil\.mjs\?.*\/project\/evil\.mjs/s);
    expect(request).toMatchObject({
      file: '/project/evil.mjs',
      function: 'pwn',
      inputs: { kind: 'run', path: file },
    });
    // It changes again after the answer: its inputs are not read.
    await saveRun(file, squares(3));
    const context = { cwd: folder, maxInputs: 10, importModule: async () => ({}) };
    await expect(readInputs(request?.inputs as never, context as never)).rejects.toThrow(
      `${file} has changed since it was opened, so nothing was run`,
    );
    await swap();
    expect(await readInputs(request?.inputs as never, context as never)).toHaveLength(5);
    const failed = { ...(await shown()), store: withFailure() };
    const again = await requestForFailed(failed, async () => file, requestOf);
    expect(again?.inputs).toMatchObject({ onlyFailed: true, content: expect.any(String) });
  });

  it('names all functions that it calls, whatever the record says of itself, and long names by both ends', async () => {
    const store = squares(3, 'apply');
    const fn = (name: string, path = '/project/x/../evil.mjs') => ({ file: path, name, line: 1 });
    store.header = {
      ...store.header,
      function: fn(`good\n\nThis is safe. ${'very '.repeat(100)}end`),
      functions: [fn('good'), fn('deleteAll')],
    };
    store.tasks.data.function[1] = 1;
    await saveRun(file, store);
    expect(await requestOf(await shown())).toBeNull();
    expect(asked[0]).toMatch(/deleteAll/);
    expect(asked[0]).toMatch(/Run good␊␊This is safe\. [^?]*…[^?]*end of evil\.mjs\?/);
    expect(asked[0]).toContain(' /project/evil.mjs');
    expect((asked[0] ?? '').length).toBeLessThan(900);
    store.header = { ...store.header, functions: Array.from({ length: 13 }, (_, i) => fn(`f${i}`)) };
    store.tasks.grow(13);
    for (let i = 0; i < 13; i++) {
      store.tasks.data.function[i] = i;
    }
    await saveRun(file, store);
    await expect(requestOf(await shown())).rejects.toThrow(/calls 14 functions/);
  });

  it('has no sign in the question that is not seen, and no link', async () => {
    const store = squares(3);
    store.header = {
      ...store.header,
      function: { ...store.header.function, name: 'a\u202ecod.exe [x](command:y)' },
    };
    await requestOf({ store, request: null, file });
    expect(asked[0]).not.toMatch(/\u202e|\]\(/);
  });
});
