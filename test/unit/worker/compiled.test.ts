import { beforeEach, describe, expect, test, vi } from 'vitest';

let compiled: typeof import('../../../src/worker/compiled.js');

beforeEach(async () => {
  vi.resetModules();
  compiled = await import('../../../src/worker/compiled.js');
});

const file = (path: string, length: number) => ({
  path,
  source: 's'.repeat(length),
  code: 'c'.repeat(length),
});

describe('what was compiled', () => {
  test('is not compiled again, and is told once', () => {
    const told = vi.fn();
    compiled.onCompiled(told);
    const compile = vi.fn(() => ({ code: 'code' }));
    expect(compiled.compiledOnce('/a.ts', 'source', compile).code).toBe('code');
    expect(compiled.compiledOnce('/a.ts', 'source', compile).code).toBe('code');
    expect(compile).toHaveBeenCalledTimes(1);
    expect(told.mock.calls).toEqual([[{ path: '/a.ts', source: 'source', code: 'code' }]]);
  });

  test('elsewhere is taken over, and not told on', () => {
    const told = vi.fn();
    compiled.onCompiled(told);
    compiled.keepCompiled({ path: '/a.ts', source: 'source', code: 'theirs' });
    expect(compiled.compiledOnce('/a.ts', 'source', () => ({ code: 'ours' })).code).toBe('theirs');
    expect(told).not.toHaveBeenCalled();
  });

  test('is compiled again when the file has changed', () => {
    compiled.keepCompiled({ path: '/a.ts', source: 'source', code: 'old' });
    expect(compiled.compiledOnce('/a.ts', 'Source', () => ({ code: 'new' })).code).toBe('new');
    expect(compiled.allCompiled()).toEqual([{ path: '/a.ts', source: 'Source', code: 'new' }]);
  });

  test('is not kept when compiling fails', () => {
    const fail = () => {
      throw new SyntaxError('no');
    };
    expect(() => compiled.compiledOnce('/a.ts', 'source', fail)).toThrow('no');
    expect(compiled.allCompiled()).toEqual([]);
  });

  test('is let go of, the oldest first, when it takes too much room', () => {
    for (const path of ['/a.ts', '/b.ts', '/c.ts']) {
      compiled.keepCompiled(file(path, 1_300_000));
    }
    compiled.keepCompiled(file('/a.ts', 1_400_000));
    expect(compiled.allCompiled().map(({ path }) => path)).toEqual(['/b.ts', '/c.ts', '/a.ts']);
    compiled.keepCompiled(file('/d.ts', 1_000_000));
    expect(compiled.allCompiled().map(({ path }) => path)).toEqual(['/c.ts', '/a.ts', '/d.ts']);
  });
});
