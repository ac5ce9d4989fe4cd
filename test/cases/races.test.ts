import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Pool, task } from '../../src/index.js';
import {
  begun,
  failure,
  fixture,
  newFolder,
  newPool,
  openGate,
  range,
  recordedPool,
  until,
  WORKER_TYPES,
} from '../pool/harness.js';
import { project } from './program.js';

const gate = fixture('gates.mjs', 'wait');
const square = fixture('work.ts', 'square');

describe('a pool that is terminated', () => {
  test('tells whoever waits for a chunk of which only a part was read', async () => {
    const pool = newPool();
    const results = pool.imap(square, stuckAfter(4), { chunksize: 3 });
    await results.next();
    const waiting = range(4).map(() => failureOrEnd(results.next()));
    await pool.terminate();
    expect(await Promise.all(waiting)).toEqual([1, 4, 'TerminatedError', 'TerminatedError']);
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  test('rejects a result whose errorCallback promises something for ever', async () => {
    const pool = newPool({ workers: 1 });
    const folder = newFolder();
    const running = pool.applyAsync(gate, [{ folder, name: 1 }]);
    const waiting = pool.applyAsync(square, [2], undefined, { errorCallback: never });
    await begun(folder, 1);
    await pool.terminate();
    expect([await failureOrEnd(running.get()), await failureOrEnd(waiting.get())]).toEqual([
      'TerminatedError',
      'TerminatedError',
    ]);
  });

  test('gets no more workers', async () => {
    const { pool, store } = recordedPool({ workers: 2 });
    await pool.terminate();
    pool.start(2);
    expect(store.workers.length).toBe(2);
  });

  test('in a callback, or by another call in it, is as terminated as any other', async () => {
    const pool = newPool();
    const ends: Promise<void>[] = [];
    const refusals: string[] = [];
    const results = range(20).map((n) =>
      pool.applyAsync(square, [n], undefined, {
        callback: () => {
          ends.push(pool.terminate(), pool.join());
          refusals.push(refusalOf(pool));
        },
        errorCallback: () => {
          ends.push(pool.terminate());
          refusals.push(refusalOf(pool));
        },
      }),
    );
    const got = await Promise.all(results.map((result) => failureOrEnd(result.get())));
    await Promise.all(ends);
    expect(got.every((each, n) => each === n * n || each === 'TerminatedError')).toBe(true);
    expect(refusals).toEqual(new Array(20).fill('Pool not running'));
  });
});

describe('calls that are aborted while their file is imported', () => {
  test.each(WORKER_TYPES)('do not use up a pool of %s workers', async (workerType) => {
    const files = project({
      'slow.mjs': `
        import { appendFileSync, existsSync } from 'node:fs';
        const here = ${JSON.stringify(newFolder())};
        appendFileSync(here + '/imports', '.');
        while (!existsSync(here + '/open-import')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        export const square = (n) => n * n;`,
    });
    const folder = /here = "(.*)"/.exec(files.read('slow.mjs'))?.[1] as string;
    const slow = task(files.path('slow.mjs'), 'square');
    const pool = newPool({ workers: 1, workerType });
    for (const time of [1, 2, 3, 4]) {
      const controller = new AbortController();
      const aborted = pool.apply(slow, [time], undefined, { signal: controller.signal });
      await until(() => textOf(`${folder}/imports`).length === time, `import ${time} has begun`);
      controller.abort();
      expect((await failure(aborted)).name).toBe('AbortError');
    }
    openGate(folder, 'import');
    expect(await pool.apply(slow, [5])).toBe(25);
  });
});

describe('a task that ends its worker while it waits', () => {
  test.each(WORKER_TYPES)('begins once, whatever ran before it, on %s workers', async (workerType) => {
    const files = project({
      'work.cjs': `
        const { appendFileSync } = require('node:fs');
        exports.act = (file, what) => {
          appendFileSync(file, what + ';');
          if (what === 'quick') return what;
          setTimeout(() => { throw new Error('mine'); }, 1);
          return new Promise(() => {});
        };`,
    });
    const act = task(files.path('work.cjs'), 'act');
    for (const chunksize of [1, 5]) {
      const file = files.path(`ran-${chunksize}`);
      const rows = ['quick', 'quick', 'ends', 'quick', 'ends'].map((what) => [file, what]);
      const pool = newPool({ workers: 1, workerType });
      expect((await failure(pool.starmap(act, rows, { chunksize }))).name).toBe('WorkerDiedError');
      expect(textOf(file)).toBe('quick;quick;ends;quick;ends;');
    }
  });
});

describe('a file that cannot be imported, and that has the inputs', () => {
  const FILES = {
    'broken.mjs': "export const f = (n) => n;\nexport const given = [1];\nthrow new Error('at the top');\n",
  };

  test.each(['map', 'imap'])('%s: is a wrong request', async (mode) => {
    const { code, stdout, stderr } = await project(FILES).poolscope([
      'run',
      'broken.mjs',
      'f',
      '--inputs-export',
      'given',
      '--mode',
      mode,
      '--json',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/f of .*broken\.mjs cannot be loaded.*at the top[\s\S]*broken\.mjs:3/);
  });
});

async function* stuckAfter(count: number): AsyncGenerator<number> {
  yield* range(count);
  await never();
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** What a promise gives, of the imaps its value, or the name of its error. */
async function failureOrEnd(promise: Promise<unknown>): Promise<unknown> {
  try {
    const got = await promise;
    return typeof got === 'object' && got !== null && 'value' in got ? got.value : got;
  } catch (error) {
    return (error as Error).name;
  }
}

function refusalOf(pool: Pool): string {
  try {
    pool.applyAsync(square, [1]);
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
