import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import workerpool from 'workerpool';
import { failure, fixture, newPool, range, recordedPool, until } from './harness.js';

/** A worker script as workerpool wants it. */
const SCRIPT = fileURLToPath(new URL('../fixtures/pool/workerpool.cjs', import.meta.url));
const act = fixture('hostile.ts', 'act');
const SETTLES = 1500;

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

/** What became of a promise after a while. */
function state(promise: PromiseLike<unknown>): Promise<unknown> {
  const settled = Promise.resolve(promise).then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.message }),
  );
  return Promise.race([settled, sleep(SETTLES, 'pending')]);
}

/** If one of these fails after an update of workerpool, look at src/pool/spawn.ts and lane.ts: they may be simpler now. */
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
    expect(await state(first as PromiseLike<unknown>)).toHaveProperty('error');
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
    expect(await state(pool.exec('act', ['exit']))).toHaveProperty('error');
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
    expect(await state(theirPool().exec('toss', [name]))).toEqual({ value: null });
  });

  test.each(['zero', 'empty text', 'false'])('%s: our Pool says it was thrown', async (name) => {
    const error = await failure(newPool({ workers: 1 }).apply(fixture('odd.ts', 'toss'), [name]));
    expect(error.name).toBe('NonError');
  });
});

describe('a worker that dies while it has nothing to do', () => {
  test('workerpool lets the next task fail for it', async () => {
    const pool = theirPool();
    expect(await pool.exec('act', ['late throw'])).toBe('returned');
    await sleep(SETTLES);
    expect(await state(pool.exec('act', ['innocent']))).toHaveProperty('error');
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
