import { describe, expect, test } from 'vitest';
import {
  allBegun,
  begun,
  failure,
  fixture,
  newFolder,
  newPool,
  openGate,
  range,
  until,
  WORKER_TYPES,
} from './harness.js';

const wait = fixture('gates.mjs', 'wait');

describe.each(WORKER_TYPES)('applyAsync on %s workers', (workerType) => {
  test('callbacks come in completion order; each handle keeps its own value', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 4, workerType });
    const order: unknown[] = [];
    const handles = range(4).map((name) =>
      pool.applyAsync(wait, [{ folder, name }], undefined, { callback: (value) => order.push(value) }),
    );
    await Promise.all(range(4).map((name) => begun(folder, name)));
    for (const [at, name] of [2, 0, 3, 1].entries()) {
      openGate(folder, name);
      await until(() => order.length > at, `callback ${at} has come`);
    }
    expect(order).toEqual([2, 0, 3, 1]);
    expect(await Promise.all(handles.map((handle) => handle.get()))).toEqual([0, 1, 2, 3]);
  });

  test('runs no more tasks at a time than there are workers, in the order of the calls', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 2, workerType });
    const handles = range(4).map((name) => pool.applyAsync(wait, [{ folder, name }]));
    await Promise.all([begun(folder, 0), begun(folder, 1)]);
    openGate(folder, 1);
    await begun(folder, 2);
    expect(allBegun(folder)).toEqual(['0', '1', '2']);
    for (const name of [0, 2, 3]) {
      openGate(folder, name);
    }
    expect(await Promise.all(handles.map((handle) => handle.get()))).toEqual([0, 1, 2, 3]);
  });

  test('an error comes to the error callback of its own call only', async () => {
    const seen: string[] = [];
    const pool = newPool({ workerType });
    const handles = [1, 2, 3].map((n) =>
      pool.applyAsync(fixture('work.ts', 'odd'), [n], undefined, {
        callback: (value) => seen.push(`got ${value}`),
        errorCallback: (error) => seen.push(`lost ${(error as Error).message}`),
      }),
    );
    await Promise.all(handles.map((handle) => handle.wait()));
    expect(seen.sort()).toEqual(['got 1', 'got 3', 'lost 2 is even']);
    expect(handles.map((handle) => handle.successful())).toEqual([true, false, true]);
    expect(await failure(handles[1]?.get() as Promise<unknown>)).toBeInstanceOf(RangeError);
  });
});
