import { describe, expect, it, vi } from 'vitest';

const { values } = vi.hoisted(() => ({ values: {} as Record<string, unknown> }));
vi.mock('vscode', () => {
  class Uri {
    constructor(readonly fsPath: string) {}
    static file = (fsPath: string) => new Uri(fsPath);
  }
  const get = (id: string) => ({ 'poolscope.workers': 0, ...values })[id];
  return { Uri, workspace: { getConfiguration: () => ({ get }), getWorkspaceFolder: () => undefined } };
});
vi.mock('../../../src/lazy.js', async () => {
  const requests = await import('../../../src/runner/requestFrom.js');
  return { requests: () => requests };
});

const { isRunArgument, requestFromArgument } = await import('../../../src/editor/argument.js');
const { Uri } = await import('vscode');

const RUN = { file: '/project/work.mjs', function: 'f', inputs: [1] };

describe('the argument of poolscope.run', () => {
  it('may say all that the command line says, maxInputs among it', async () => {
    const more = { maxInputs: 5, maxtasksperchild: 2, timeout: 3e9, mode: 'imap', chunksize: 3 };
    expect(await requestFromArgument({ ...RUN, ...more })).toMatchObject({ ...more, function: 'f' });
  });

  it.each([
    ['maxInput', /does not know maxInput\. It takes .* Do you mean maxInputs\?$/],
    ['worker', /does not know worker\. .* Do you mean workers\?$/],
    ['concurrency', /does not know concurrency\. It takes config, file, .*\.$/],
  ])('is refused when it says %s', async (key, words) => {
    await expect(requestFromArgument({ ...RUN, [key]: 1 })).rejects.toThrow(words);
  });

  it('is told from what menus give, also when each of its keys is misspelt', () => {
    expect(isRunArgument({ fil: 'a.mjs', functoin: 'f' })).toBe(true);
    expect(isRunArgument({ config: 'one' })).toBe(true);
    for (const other of [undefined, null, 'f', {}, { groupId: 0 }, { webview: 'x' }, Uri.file('/a')]) {
      expect(isRunArgument(other)).toBe(false);
    }
  });

  it.each([-1, 1.5, 1025, '4', null])('a setting of %s workers is refused by its name', async (workers) => {
    values['poolscope.workers'] = workers;
    await expect(requestFromArgument(RUN)).rejects.toThrow(/^poolscope\.workers must be /);
    delete values['poolscope.workers'];
  });
});
