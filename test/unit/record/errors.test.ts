import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { encodeError, errorRecord } from '../../../src/record/values.js';

describe('errorRecord', () => {
  it('keeps name, message, stack, code, cause and errors', () => {
    const cause = Object.assign(new RangeError('inner'), { code: 7 });
    const error = new AggregateError([new Error('a'), 'b'], 'outer', { cause });
    expect(errorRecord(error)).toEqual({
      name: 'AggregateError',
      message: 'outer',
      stack: error.stack,
      cause: { name: 'RangeError', message: 'inner', stack: cause.stack, code: 7 },
      errors: [
        { name: 'Error', message: 'a', stack: expect.any(String) },
        { name: 'NonError', thrown: 'b', message: '"b"' },
      ],
    });
  });

  it('writes down what is no error', () => {
    expect(errorRecord(undefined)).toEqual({
      name: 'NonError',
      thrown: { $type: 'undefined' },
      message: 'undefined',
    });
    expect(errorRecord({ status: 404 })).toEqual({
      name: 'NonError',
      thrown: { status: 404 },
      message: '{ status: 404 }',
    });
    expect(JSON.parse(encodeError(5n))).toEqual({
      name: 'NonError',
      thrown: { $type: 'bigint', value: '5' },
      message: '5n',
    });
  });

  it('knows errors of other realms', () => {
    expect(errorRecord(runInNewContext('new TypeError("x")'))).toMatchObject({
      name: 'TypeError',
      message: 'x',
    });
  });

  it('cuts cycles and what grows without end', () => {
    const error: Error = new Error('round');
    error.cause = error;
    expect(errorRecord(error).cause).toEqual({
      name: 'Circular',
      message: 'the same error again: Error: round',
    });
    let many: Error = new Error('leaf');
    for (let i = 0; i < 40; i++) {
      many = new AggregateError([many, many]);
    }
    expect(encodeError(many).length).toBeLessThan(10_000_000);
  });

  it('survives what is hostile', () => {
    const error = new Error('x');
    for (const key of ['name', 'message', 'stack', 'code', 'cause', 'errors']) {
      Object.defineProperty(error, key, {
        get() {
          throw new Error('no');
        },
      });
    }
    expect(errorRecord(error)).toEqual({ name: 'Error', message: '' });
    const { proxy, revoke } = Proxy.revocable(new Error('x'), {});
    revoke();
    expect(errorRecord(proxy)).toMatchObject({ name: 'NonError', thrown: { $type: 'unreadable' } });
  });
});
