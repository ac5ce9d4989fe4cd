import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Command } from '../../../src/ids.js';

/** Anything of VS Code's, and a service: everything in it can be had and called, and what is called is noted. */
const { calls, anything, workspace, registered } = vi.hoisted(() => {
  const calls: string[] = [];
  const anything = (name: string, more: object = {}): never =>
    new Proxy(() => {}, {
      get: (_, key) =>
        key in more ? more[key as never] : key === 'then' ? undefined : anything(`${name}.${String(key)}`),
      apply: () => {
        calls.push(name);
        return anything(`${name}()`);
      },
      construct: () => anything(name),
    }) as never;
  return {
    calls,
    anything,
    workspace: { isTrusted: false },
    registered: new Map<string, (...args: unknown[]) => Promise<unknown>>(),
  };
});
vi.mock('vscode', () => {
  const commands = {
    registerCommand: (id: string, run: (...args: unknown[]) => Promise<unknown>) => registered.set(id, run),
  };
  const names = ['window', 'Uri', 'env', 'TreeItem', 'ThemeIcon', 'Range', 'Position'];
  const more = ['ProgressLocation', 'ColorThemeKind', 'UIKind', 'TreeItemCollapsibleState', 'ViewColumn'];
  const last = ['QuickPickItemKind', 'QuickInputButtons', 'InputBoxValidationSeverity', 'languages'];
  const all = [...names, ...more, ...last].map((name) => [name, anything(name)]);
  class EventEmitter {}
  return {
    ...Object.fromEntries(all),
    EventEmitter,
    Uri: class {},
    commands,
    l10n: {},
    workspace: anything('workspace', workspace),
  };
});
vi.mock('../../../src/runner/previewClient.js', () => ({ startPreview: anything('startPreview') }));
vi.mock('../../../src/lazy.js', () => ({
  functions: anything('functions'),
  configs: anything('configs'),
  exporting: anything('exporting'),
  pages: anything('pages'),
  requests: anything('requests'),
  running: () => ({ startRun: anything('startRun') }),
  project: anything('project'),
}));

vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { registerCommands } = await import('../../../src/editor/commands.js');
const { Runs } = await import('../../../src/editor/runs.js');

/** What may be had of a workspace that nobody trusts: what is there already is shown. */
const SHOWING = [
  'cancel',
  'showResults',
  'openRun',
  'exportRun',
  'copySummary',
  'copyAsCode',
  'showLog',
  'statusMenu',
  'history.open',
  'history.compare',
  'history.rename',
  'history.delete',
  'history.reveal',
  'history.refresh',
].map((name) => `poolscope.${name}`);

const RUN = { file: '/w/work.mjs', function: 'f', inputs: [1] };

describe('in a workspace that is not trusted', () => {
  const told: string[] = [];
  beforeEach(() => {
    told.length = 0;
    registered.clear();
    const log = anything('log', { report: (error: Error) => told.push(error.message) });
    registerCommands(anything('services', { log }));
    calls.length = 0;
  });

  const others = Object.values(Command).filter((id) => !SHOWING.includes(id));
  it.each(others)('%s does nothing but say why, whatever it is given', async (id) => {
    for (const argument of [undefined, RUN, { ...RUN, guided: true }, 'a name', 'mode', { workers: 2 }]) {
      told.length = 0;
      await registered
        .get(id)?.(argument)
        .catch(() => {});
      expect(told).toEqual([expect.stringMatching(/not said that you trust it, so nothing was run/)]);
      expect(calls).toEqual([]);
    }
  });

  it('no run begins, whoever asks for it', async () => {
    const runs = new Runs(anything('log'));
    calls.length = 0;
    const request = { ...RUN, inputs: { kind: 'expression', text: '[1]' }, mode: 'map', cwd: '/w' } as const;
    await expect(runs.run(request)).rejects.toThrow(/nothing was run/);
    await expect(runs.measure(request)).rejects.toThrow(/nothing was run/);
    expect(calls).toEqual([]);
  });
});
