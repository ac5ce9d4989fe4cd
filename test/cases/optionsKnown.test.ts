import { describe, expect, it } from 'vitest';
import { LIBRARY, project } from './program.js';

describe('options that there are not', () => {
  it('are refused by the library, with the nearest there is', async () => {
    const here = project({
      'work.mjs': 'export const f = (n) => n;\n',
      'main.mjs': `
        import { Pool, task } from ${JSON.stringify(LIBRARY)};
        Object.prototype.polluted = 5;
        const f = task(new URL('./work.mjs', import.meta.url), 'f');
        const pool = new Pool({ workers: 1, timeout: undefined, worker: undefined });
        const told = {};
        const tell = async (key, ask) => {
          try { told[key] = await ask(); } catch (error) { told[key] = error.name + ': ' + error.message; }
        };
        for (const options of [{ worker: 3 }, { processes: 3 }, { maxTasksPerChild: 1 }, { concurrency: 2 }, { on: 'x' },
          { fn: 1 }, { ['__proto__']: 1, chunksize: 2 }]) {
          await tell('Pool ' + Object.keys(options), () => void new Pool(options));
        }
        const calls = {
          map: (o) => pool.map(f, [1], o), mapAsync: (o) => pool.mapAsync(f, [1], o).get(),
          starmap: (o) => pool.starmap(f, [[1]], o), starmapAsync: (o) => pool.starmapAsync(f, [[1]], o).get(),
          imap: (o) => pool.imap(f, [1], o).next(), imapUnordered: (o) => pool.imapUnordered(f, [1], o).next(),
          apply: (o) => pool.apply(f, [1], undefined, o), applyAsync: (o) => pool.applyAsync(f, [1], undefined, o).get(),
        };
        for (const [name, call] of Object.entries(calls)) {
          await tell(name + ' misspelt', () => call({ timeOut: 5 }));
          await tell(name + ' right', () => call({ timeout: 5000, signal: undefined, workers: undefined }));
        }
        for (const name of ['map', 'starmap', 'imap', 'apply']) {
          await tell(name + ' callback', () => calls[name]({ callback() {} }));
        }
        await tell('buffersize', () => calls.map({ buffersize: 5 }));
        await tell('limits', () => void new Pool({ resourceLimits: { maxOldGenerationSize: 5 } }));
        await tell('record', () => void new Pool({ record: 'no' }));
        await tell('initargs', () => void new Pool({ initargs: 5 }));
        class Options { #workers = 1; get workers() { return this.#workers; } get other() { return 1; } }
        await tell('class', async () => { await new Pool(new Options()).terminate(); return 'ok'; });
        await pool.terminate();
        console.log(JSON.stringify(told));`,
    });
    const { stdout, stderr } = await here.program('main.mjs');
    expect(stderr).toBe('');
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(told).toMatchObject({
      'Pool worker': 'TypeError: There is no option worker. Do you mean workers?',
      'Pool processes': 'TypeError: There is no option processes. Do you mean workers?',
      'Pool maxTasksPerChild':
        'TypeError: There is no option maxTasksPerChild. Do you mean maxtasksperchild?',
      'Pool concurrency': expect.stringMatching(
        /^TypeError: There is no option concurrency\. The options are workers, /,
      ),
      'Pool on': expect.stringMatching(/^TypeError: There is no option on\./),
      'Pool fn': expect.stringMatching(/^TypeError: There is no option fn\./),
      'Pool __proto__,chunksize': expect.stringMatching(/^TypeError: There is no option /),
      buffersize: expect.stringMatching(/^TypeError: There is no option buffersize\./),
      limits: expect.stringMatching(/^TypeError: .*maxOldGenerationSize/),
      record: 'TypeError: record must be true or false, not "no".',
      initargs: 'TypeError: initargs must be a list of arguments, not 5.',
      class: 'ok',
    });
    const names = [
      'map',
      'mapAsync',
      'starmap',
      'starmapAsync',
      'imap',
      'imapUnordered',
      'apply',
      'applyAsync',
    ];
    for (const name of names) {
      expect(told[`${name} misspelt`]).toBe('TypeError: There is no option timeOut. Do you mean timeout?');
      expect(JSON.stringify(told[`${name} right`])).toContain('1');
    }
    for (const name of ['map', 'starmap', 'imap', 'apply']) {
      expect(told[`${name} callback`]).toMatch(/^TypeError: There is no option callback\./);
    }
  });

  it('are refused in a run configuration and on the command line', async () => {
    const here = project({
      'work.mjs': 'export const f = (n) => n;\n',
      '.vscode/poolscope.json':
        '{ "configurations": [\n{ "name": "one", "file": "work.mjs", "function": "f", "maxInput": 5 }] }',
    });
    const [config, option] = await Promise.all([
      here.poolscope(['run', '--config', 'one']),
      here.poolscope(['run', 'work.mjs', 'f', '--worker', '5']),
    ]);
    expect(config).toMatchObject({ code: 2, stdout: '' });
    expect(config.stderr).toMatch(
      /poolscope\.json:2:\d+: there is no setting "maxInput"\..* Do you mean maxInputs\?\n$/,
    );
    expect(option).toMatchObject({ code: 2, stdout: '' });
    expect(option.stderr).toMatch(/unknown option '--worker'\n\(Did you mean .*--workers/);
  });
});

describe('errors of the user’s that are called as ours are', () => {
  const FILE = `
    export const f = (n) => n;
    const ours = (name) => Object.assign(new Error('mine'), { name });
    export class RequestError extends Error { name = 'RequestError'; }
    export const throwing = ours('RequestError');
    export function* half() { yield 1; yield 2; throw new RequestError('mine'); }
    export function* inputsError() { yield 1; throw ours('InputsError'); }
    export const fails = (n) => { throw new RequestError('of the task ' + n); };`;

  it('are the user’s: a map is refused by what its inputs threw, an imap fails with it, a task fails', async () => {
    const here = project({ 'work.mjs': FILE });
    const from = (mode: string, name: string, fn = 'f') =>
      here.json(['run', 'work.mjs', fn, '--inputs-export', name, '--mode', mode, '--workers', '1']);
    const [map, imap, other] = [
      await from('map', 'half'),
      await from('imap', 'half'),
      await from('imap_unordered', 'inputsError'),
    ];
    expect(map).toMatchObject({ code: 2, stdout: '' });
    expect(map.stderr).toMatch(/^poolscope: The inputs threw after 2 inputs: .*mine/);
    for (const { code, document } of [imap, other]) {
      expect(code).toBe(1);
      expect(document).toMatchObject({ outcome: 'failed', error: { message: 'mine' } });
      expect(document.tasks.map(({ status }: { status: string }) => status)).toEqual(
        document.tasks.map(() => 'ok'),
      );
    }
    expect(imap.document.results).toEqual([1, 2]);
    const task = await here.json(['run', 'work.mjs', 'fails', '--inputs', '[1]']);
    expect(task).toMatchObject({ code: 1, document: { outcome: 'failed' } });
    expect(task.document.tasks[0].error).toMatchObject({ name: 'RequestError', message: 'of the task 1' });
  });
});
