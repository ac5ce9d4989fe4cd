import { describe, expect, test } from 'vitest';
import { Pool, type PoolOptions, task, transfer } from '../../src/index.js';

const file = new URL('../fixtures/pool/moved.mjs', import.meta.url);
const fn = (name: string) => task(file, name);

async function withPool(options: PoolOptions, use: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = new Pool({ workers: 1, ...options });
  try {
    await use(pool);
  } finally {
    await pool.terminate();
  }
}

describe('buffers on their way to a thread and back', () => {
  test('what is marked is moved, both ways', () =>
    withPool({}, async (pool) => {
      const floats = new Float64Array([1, 2, 3]);
      const result = (await pool.apply(fn('doubled'), [transfer(floats)])) as Float64Array;
      expect(Array.from(result)).toEqual([2, 4, 6]);
      expect(floats.length).toBe(0);
      expect(await pool.apply(fn('lengthOfLast'))).toBe(0);
    }));

  test('what is not marked is copied, both ways', () =>
    withPool({}, async (pool) => {
      const floats = new Float64Array([1, 2, 3]);
      expect(await pool.apply(fn('sum'), [floats])).toBe(6);
      expect(floats.length).toBe(3);
      expect(await pool.apply(fn('keeps'), [2])).toEqual(new Float64Array([2, 4, 6]));
      expect(await pool.apply(fn('lengthOfKept'))).toBe(3);
    }));

  test('inputs of a map, each by itself', () =>
    withPool({}, async (pool) => {
      const moved = Array.from({ length: 40 }, (_, i) => transfer(new Float64Array([i, 1])));
      const copied = new Float64Array([100]);
      const sums = await pool.map(fn('sum'), [...moved, copied]);
      expect(sums).toEqual([...moved.map((_, i) => i + 1), 100]);
      expect(moved.every(({ length }) => length === 0)).toBe(true);
      expect(copied.length).toBe(1);
    }));

  test('one of several arguments, and an object that holds buffers', () =>
    withPool({ record: true }, async (pool) => {
      const floats = new Float64Array([1]);
      const holder = { list: new Float64Array([5]) };
      expect(await pool.apply(fn('sum'), [[10], transfer(floats)])).toBe(11);
      await pool.apply(fn('lengthOfLast'), [transfer(holder, [holder.list.buffer])]);
      expect([floats.length, holder.list.length]).toEqual([0, 0]);
      // The record was made before it was moved.
      expect(JSON.stringify(pool.record?.tasks[0]?.args)).toContain('Float64Array');
    }));

  test('one that was moved before fails its own task, and no other', () =>
    withPool({}, async (pool) => {
      const floats = transfer(new Float64Array([1, 2]));
      expect(await pool.apply(fn('sum'), [floats])).toBe(3);
      const again = pool.mapAsync(fn('sum'), [[1], floats, [2]], { chunksize: 3 });
      await expect(again.get()).rejects.toMatchObject({ name: 'DataCloneError' });
      expect(await pool.map(fn('sum'), [[1], [2]])).toEqual([1, 2]);
    }));

  test('what an argument that cannot be sent is beside stays where it is', () =>
    withPool({}, async (pool) => {
      const floats = new Float64Array([1, 2]);
      await expect(pool.apply(fn('sum'), [transfer(floats), () => 1])).rejects.toMatchObject({
        name: 'DataCloneError',
      });
      expect(floats.length).toBe(2);
    }));

  test('shared memory is the same on both sides', () =>
    withPool({}, async (pool) => {
      const shared = new SharedArrayBuffer(4);
      const back = (await pool.apply(fn('add'), [transfer(shared), 7])) as SharedArrayBuffer;
      expect(new Int32Array(shared)[0]).toBe(7);
      Atomics.add(new Int32Array(back), 0, 1);
      expect(new Int32Array(shared)[0]).toBe(8);
    }));
});

test('processes copy what is marked', () =>
  withPool({ workerType: 'process' }, async (pool) => {
    const floats = new Float64Array([1, 2, 3]);
    expect(await pool.apply(fn('doubled'), [transfer(floats)])).toEqual(new Float64Array([2, 4, 6]));
    expect(floats.length).toBe(3);
  }));

test('only objects can be marked', () => {
  expect(() => transfer(5 as unknown as object)).toThrow(TypeError);
});
