import { describe, expect, it } from 'vitest';
import { MODE_NAMES } from '../../src/record/modes.js';
import { checkRequest } from '../../src/runner/checkRequest.js';
import type { RunRequest } from '../../src/runner/request.js';
import { type RunOptions, requestFrom } from '../../src/runner/requestFrom.js';

const from = (options: Partial<RunOptions>) =>
  requestFrom({ file: 'a.ts', function: 'f', ...options }, '/project');

describe('requestFrom', () => {
  it('fills in what is not said', () => {
    expect(from({})).toEqual({
      file: '/project/a.ts',
      function: 'f',
      inputs: { kind: 'export', name: 'inputs' },
      mode: 'map',
      cwd: '/project',
    });
  });

  it('takes numbers as texts, and inputs in each form', () => {
    expect(from({ workers: '3', timeout: '1.5', chunksize: 'auto', maxInputs: '1e3' })).toMatchObject({
      workers: 3,
      timeout: 1.5,
      chunksize: 'auto',
      maxInputs: 1000,
    });
    expect(from({ inputs: '[1]' }).inputs).toEqual({ kind: 'expression', text: '[1]' });
    expect(from({ inputs: [1, 'a'] }).inputs).toEqual({ kind: 'expression', text: '[1,"a"]' });
    expect(from({ inputsFrom: '*.txt' }).inputs).toEqual({ kind: 'glob', pattern: '*.txt' });
    expect(from({ inputsFrom: 'a.json' }).inputs).toEqual({ kind: 'file', path: '/project/a.json' });
  });

  it.each<[Partial<RunOptions>, RegExp]>([
    [{ mode: 'imap2' }, new RegExp(`There is no mode "imap2"\\. The modes are ${MODE_NAMES.join(', ')}\\.`)],
    [{ mode: '__proto__' }, /no mode/],
    [{ workers: 0 }, /workers must be a whole number of at least 1, not 0/],
    [{ workers: '2.5' }, /workers/],
    [{ workers: '' }, /workers must be .* not ""/],
    [{ workers: 100_000 }, /at most 1024/],
    [{ chunksize: '-1' }, /chunksize/],
    [{ chunksize: '2', mode: 'apply_async' }, /chunksize has no meaning for apply_async/],
    [{ timeout: 0 }, /timeout/],
    [{ timeout: '1e12' }, /timeout/],
    [{ timeout: Number.NaN }, /timeout/],
    [{ maxtasksperchild: 'x' }, /maxtasksperchild/],
    [{ workerType: 'fork' }, /thread or process/],
    [{ inputs: '[]', inputsFrom: 'a' }, /more than once/],
    [{ inputs: '  ' }, /given as nothing/],
    [{ inputsFrom: '' }, /given as nothing/],
    [{ function: '' }, /Which function/],
  ])('refuses %j', (options, words) => {
    expect(() => from(options)).toThrow(words);
  });
});

describe('checkRequest', () => {
  it('refuses what is no request at all', () => {
    for (const odd of [
      {},
      { file: 1 },
      { file: '/a', function: 'f', cwd: '/', mode: 'map', inputs: undefined },
    ]) {
      expect(() => checkRequest(odd as unknown as RunRequest)).toThrow(/.+/);
    }
  });
});
