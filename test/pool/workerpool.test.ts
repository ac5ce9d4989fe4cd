import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import workerpool from 'workerpool';
import {
  begun,
  failure,
  fixture,
  isAlive,
  newFolder,
  newPool,
  range,
  recordedPool,
  until,
} from './harness.js';

/** A worker script as workerpool wants it. */
const SCRIPT = fileURLToPath(new URL('../fixtures/pool/workerpool.cjs', import.meta.url));
const act = fixture('hostile.ts', 'act');
const SETTLES = 1500;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const theirs = new Set<workerpool.Pool>();

function theirPool(options: object = {}): workerpool.Pool {
  const pool = workerpool.pool(SCRIPT, { workerType: 'thread', maxWorkers: 1, ...options });
  theirs.add(pool);
  return pool;
}

afterEach(() => {
  for (const pool of theirs) {
    pool.terminate(true).then(
      () => {},
      () => {},
    ); // Not waited for: with a dead worker it never ends.
  }
  theirs.clear();
});

/** What became of a promise, once it is settled. */
function end(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(promise).then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.message }),
  );
}

/** What became of a promise after a while. */
function state(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.race([end(promise), sleep(SETTLES, 'pending')]);
}

/** If one of these fails after an update of workerpool, look at src/pool/madeWorker.ts and spawnProcess.ts: they may be simpler now. */
describe('the pinned version', () => {
  test.each(['thread', 'process'])('keeps its %s worker where we look for it', async (workerType) => {
    const pool = theirPool({ workerType });
    const answered = pool.exec('echo', [1]);
    const { workers } = pool as unknown as { workers: { worker: Record<string, unknown> }[] };
    expect(workers.length).toBe(1);
    expect(workers[0]?.worker.prependListener).toBeTypeOf('function');
    expect(workers[0]?.worker[workerType === 'thread' ? 'terminate' : 'kill']).toBeTypeOf('function');
    expect(await answered).toBe(1);
  });

  test('sends a result as { id, result, error }, before it says that the worker is free', async () => {
    const pool = theirPool();
    const seen: unknown[] = [];
    const answered = pool.exec('echo', ['a']).then(() => seen.push('free'));
    const { workers } = pool as unknown as { workers: { worker: NodeJS.EventEmitter }[] };
    workers[0]?.worker.prependListener('message', (message) => seen.push(message));
    await answered;
    expect(seen.at(-2)).toMatchObject({ result: 'a', error: null });
    expect(seen.at(-1)).toBe('free');
  });
});

describe('tasks that wait when the last worker dies', () => {
  test('workerpool leaves them waiting for ever', async () => {
    const pool = theirPool();
    const [first, ...rest] = ['exit', 'a', 'b'].map((what) => pool.exec('act', [what]));
    expect(await end(first as PromiseLike<unknown>)).toHaveProperty('error');
    expect(await Promise.all(rest.map(state))).toEqual(['pending', 'pending']);
  });

  test('our Pool runs them', async () => {
    const pool = newPool({ workers: 1 });
    const [first, ...rest] = ['exit', 'a', 'b'].map((what) => pool.applyAsync(act, [what]));
    expect((await failure((first as (typeof rest)[0]).get())).name).toBe('WorkerDiedError');
    expect(await Promise.all(rest.map((result) => result.get()))).toEqual(['a', 'b']);
  });
});

describe('when a worker has died and no work waits', () => {
  test('workerpool with minWorkers makes another at once', async () => {
    let made = 0;
    const pool = theirPool({
      minWorkers: 1,
      onCreateWorker: () => {
        made++;
      },
    });
    expect(await end(pool.exec('act', ['exit']))).toHaveProperty('error');
    await until(() => made > 1, 'another is made');
  });

  test('our Pool makes none until work comes', async () => {
    const { pool, store } = recordedPool({ workers: 1 });
    await failure(pool.apply(act, ['exit']));
    await sleep(SETTLES);
    expect(store.workers.length).toBe(1);
    expect(await pool.apply(act, ['a'])).toBe('a');
    expect(store.workers.length).toBe(2);
  });
});

describe('what is thrown and falsy', () => {
  test.each(['zero', 'empty text', 'false'])('%s: workerpool says all is well', async (name) => {
    expect(await end(theirPool().exec('toss', [name]))).toEqual({ value: null });
  });

  test.each(['zero', 'empty text', 'false'])('%s: our Pool says it was thrown', async (name) => {
    const error = await failure(newPool({ workers: 1 }).apply(fixture('odd.ts', 'toss'), [name]));
    expect(error.name).toBe('NonError');
  });
});

describe('what is thrown and odd', () => {
  test.each(['null', 'bigint', 'symbol'])('%s: it ends the worker of workerpool', async (name) => {
    const pool = theirPool();
    await pool.exec('echo', [1]);
    const { workers } = pool as unknown as { workers: { worker: NodeJS.EventEmitter }[] };
    const gone = new Promise((done) => workers[0]?.worker.once('exit', () => done('gone')));
    expect(await end(pool.exec('toss', [name]))).toHaveProperty('error');
    expect(await Promise.race([gone, sleep(10_000, 'alive')])).toBe('gone');
  });

  test.each(['null', 'bigint', 'symbol'])('%s: the worker of our Pool goes on', async (name) => {
    const { pool, store } = recordedPool({ workers: 1 });
    expect((await failure(pool.apply(fixture('odd.ts', 'toss'), [name]))).name).toBe('NonError');
    expect(await pool.apply(act, ['a'])).toBe('a');
    expect(store.workers.length).toBe(1);
  });
});

describe('a result that cannot be sent back', () => {
  test('workerpool fails with an error that says nothing', async () => {
    expect(await end(theirPool().exec('act', ['function']))).toEqual({ error: '' });
  });

  test('our Pool says what it was and why', async () => {
    const error = await failure(newPool({ workers: 1 }).apply(fixture('odd.ts', 'give'), ['function']));
    expect(error).toMatchObject({
      name: 'MaybeEncodingError',
      message: expect.stringMatching(/could not be cloned/),
    });
  });
});

describe('an endless loop that is cancelled', () => {
  /** How long (ms) a worker of workerpool is let be after a cancel, by default, before it is ended. */
  const PATIENCE = 1000;

  test('goes on for a while in workerpool', async () => {
    const pool = theirPool();
    await pool.exec('echo', [1]);
    const { workers } = pool as unknown as { workers: { worker: NodeJS.EventEmitter }[] };
    const gone = new Promise((done) => workers[0]?.worker.once('exit', () => done('gone')));
    const spinning = pool.exec('act', ['spin']);
    spinning.cancel();
    expect(await end(spinning)).toHaveProperty('error');
    expect(await Promise.race([gone, sleep(PATIENCE, 'spins')])).toBe('spins');
  });

  test('is over in our Pool when its result is', async () => {
    const { pool, store } = recordedPool({ workers: 1 });
    const controller = new AbortController();
    const folder = newFolder();
    const { signal } = controller;
    const spinning = pool.applyAsync(fixture('gates.mjs', 'spin'), [{ folder, name: 0 }], undefined, {
      signal,
    });
    await begun(folder, 0);
    controller.abort();
    expect((await failure(spinning.get())).name).toBe('AbortError');
    expect(store.workers[0]?.exit).toBeTypeOf('number');
  });
});

describe('a process worker whose parent is killed while it spins', () => {
  const parents = {
    workerpool: `
      const pool = require('workerpool').pool(${JSON.stringify(SCRIPT)}, { workerType: 'process', maxWorkers: 1 });
      pool.exec('act', ['pid and spin']).then(() => {}, () => {});`,
    'our Pool': `
      const { Pool, task } = require(${JSON.stringify(fileURLToPath(new URL('../../dist/index.cjs', import.meta.url)))});
      new Pool({ workers: 1, workerType: 'process' })
        .apply(task(${JSON.stringify(fileURLToPath(new URL('../fixtures/pool/spins.cjs', import.meta.url)))}, 'spins'));`,
  };

  /** Whether the worker is still there some time after its parent was killed. */
  async function outlives(code: string): Promise<boolean> {
    const file = join(newFolder(), 'pid');
    const env = { ...process.env, PID_FILE: file };
    const parent = spawn(process.execPath, ['-e', code], { env, stdio: 'ignore', cwd: ROOT });
    await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 'the worker spins', 50_000);
    const pid = Number(readFileSync(file, 'utf8'));
    parent.kill('SIGKILL');
    for (let look = 0; look < 40 && isAlive(pid); look++) {
      await sleep(100);
    }
    const alive = isAlive(pid);
    if (alive) {
      process.kill(pid, 'SIGKILL');
    }
    return alive;
  }

  test('workerpool leaves it spinning', async () => {
    expect(await outlives(parents.workerpool)).toBe(true);
  });

  test('our Pool does not', async () => {
    expect(await outlives(parents['our Pool'])).toBe(false);
  });
});

describe('a worker that dies while it has nothing to do', () => {
  test('workerpool lets the next task fail for it', async () => {
    const pool = theirPool();
    expect(await pool.exec('act', ['late throw'])).toBe('returned');
    await sleep(SETTLES);
    expect(await end(pool.exec('act', ['innocent']))).toHaveProperty('error');
  });

  test('our Pool does not', async () => {
    const pool = newPool({ workers: 1 });
    expect(await pool.apply(act, ['late throw'])).toBe('returned');
    await sleep(SETTLES);
    expect(await pool.apply(act, ['innocent'])).toBe('innocent');
  });
});

describe('an argument that cannot be sent', () => {
  test('blocks a worker of workerpool for ever', async () => {
    const pool = theirPool();
    await pool.exec('echo', [1]);
    expect(() => pool.exec('echo', [() => 1])).toThrow();
    expect(await state(pool.exec('echo', [2]))).toBe('pending');
  });

  test('our Pool goes on', async () => {
    const pool = newPool({ workers: 1 });
    const bad = pool.applyAsync(act, [() => 1]);
    expect(await Promise.all(range(3).map((i) => pool.apply(act, [`${i}`])))).toEqual(['0', '1', '2']);
    expect((await failure(bad.get())).name).toBe('DataCloneError');
  });
});
