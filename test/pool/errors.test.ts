import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, WORKER_TYPES } from './harness.js';

describe.each(WORKER_TYPES)('an error of a task on %s workers', (workerType) => {
  const call = (name: string) => failure(newPool({ workerType }).apply(fixture('failures.ts', name)));

  test('keeps its name, message and built-in class', async () => {
    const error = await call('typeError');
    expect(error).toBeInstanceOf(TypeError);
    expect([error.name, error.message]).toEqual([
      'TypeError',
      "Cannot read properties of null (reading 'x')",
    ]);
  });

  test('keeps the name and code of a class of its own', async () => {
    const error = await call('ownClass');
    expect([error.name, error.message, error.code]).toEqual(['PaymentError', 'card refused', 'E_CARD']);
    expect(String(error)).toBe('PaymentError: card refused');
  });

  test('of the system keeps its code', async () => {
    const error = await call('systemError');
    expect([error.name, error.code]).toEqual(['Error', 'ENOENT']);
  });

  test('has a stack that starts in the user’s file and shows none of our frames', async () => {
    const { stack = '' } = await call('deep');
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    expect(frames[0]).toMatch(/at inner \(.*failures\.ts:26:\d+\)/);
    expect(frames[1]).toMatch(/at deep \(.*failures\.ts:29:\d+\)|at Module\.deep \(.*failures\.ts:29:\d+\)/);
    expect(stack).not.toMatch(/worker\.cjs|workerpool|src\/worker/);
  });

  test('keeps its causes, to the last', async () => {
    const error = await call('caused');
    const cause = error.cause as Error;
    const root = cause.cause as Error & { code?: string };
    expect([error.message, cause.message, root.message]).toEqual(['top', 'middle', 'root']);
    expect(cause).toBeInstanceOf(TypeError);
    expect(root.code).toBe('E_ROOT');
    expect(root.stack).toMatch(/failures\.ts/);
  });

  test('keeps a cause that is no error as it is', async () => {
    expect((await call('causedByText')).cause).toBe('the disk is full');
    expect((await call('causedByObject')).cause).toEqual({ status: 404 });
  });

  test('keeps the errors it is made of', async () => {
    const error = await call('aggregate');
    expect(error).toBeInstanceOf(AggregateError);
    const [first, second] = error.errors as unknown[];
    expect(first).toBeInstanceOf(RangeError);
    expect((first as Error).message).toBe('one');
    expect(second).toBe('two');
  });

  test('of a promise that is rejected is the same as one that is thrown', async () => {
    const error = await call('rejects');
    expect([error.name, error.message]).toEqual(['RangeError', 'later']);
  });

  test('that holds itself as its cause does not go on for ever', async () => {
    expect((await call('circle')).message).toBe('round');
  });
});
