import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CONFIG_FILE,
  configurationsOf,
  overridden,
  parseConfigurations,
  withConfiguration,
} from '../../../src/configs/index.js';
import { isRequestError } from '../../../src/errors.js';
import { requestFrom } from '../../../src/runner/requestFrom.js';
import { casesOf } from '../fuzz/runs.js';

const GOOD = { name: 'a', file: 'a.mjs', function: 'f' };
const fileOf = (...configurations: string[]) => `{"configurations": [${configurations.join(', ')}]}`;

describe('a file of run configurations from a stranger', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'cannot say anything by the key %s',
    (key) => {
      const text = fileOf(`{"name": "a", "file": "a.mjs", "function": "f", "${key}": {"workers": 7}}`);
      expect(() => parseConfigurations(text, 'poolscope.json')).toThrow(`there is no setting "${key}"`);
      const hidden = fileOf(`{"name": "a", "file": "a.mjs", "${key}": {"function": "f"}}`);
      expect(() => parseConfigurations(hidden, 'poolscope.json')).toThrow(/poolscope\.json:1:\d+: /);
      expect(({} as Record<string, unknown>).workers).toBeUndefined();
    },
  );

  it('has no configurations from the prototype of the whole', () => {
    const text = `{"__proto__": ${fileOf(JSON.stringify(GOOD))}}`;
    expect(() => parseConfigurations(text, 'poolscope.json')).toThrow('"configurations" is missing');
  });

  it('of any values gives configurations that make a request, or a sentence', () => {
    const value = fc.oneof(
      fc.jsonValue({ depthSize: 'small' }),
      fc.constantFrom('map', 'thread', 'auto', 1, '..'),
    );
    const keys = [...Object.keys(GOOD), 'inputs', 'inputsFrom', 'mode', 'workers', 'chunksize', 'timeout'];
    const some = fc.dictionary(fc.constantFrom(...keys, '__proto__', 'constructor'), value);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 3 }), fc.boolean(), (all, isRight) => {
        const text = JSON.stringify({ configurations: all.map((one) => ({ ...(isRight && GOOD), ...one })) });
        try {
          for (const one of parseConfigurations(text, 'poolscope.json')) {
            requestFrom(overridden(one, {}) as never, '/');
          }
        } catch (error) {
          expect(isRequestError(error), String((error as Error)?.stack)).toBe(true);
        }
      }),
      { numRuns: casesOf(1000) },
    );
  });

  it('of any kind that can be read can be written to', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"configurations"',
      ':',
      ',',
      '1',
      '// x\n',
      ' ',
      JSON.stringify(GOOD),
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((all) => all.join('')),
      fc.array(part, { maxLength: 4 }).map((all) => `{"configurations": [${all.join('')}]}`),
    );
    fc.assert(
      fc.property(text, (before) => {
        try {
          parseConfigurations(before, 'poolscope.json');
        } catch {
          return;
        }
        const after = parseConfigurations(
          withConfiguration(before, { ...GOOD, name: 'new' }),
          'poolscope.json',
        );
        expect(after.filter(({ name }) => name === 'new')).toHaveLength(1);
      }),
      { numRuns: casesOf(1000) },
    );
  });
});

describe('the place of run configurations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'configs-'));
    await mkdir(join(folder, '.vscode'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const place = () => join(folder, CONFIG_FILE);

  it('may be a link to a file elsewhere', async () => {
    await writeFile(join(folder, 'other.json'), fileOf(JSON.stringify(GOOD)));
    await symlink(join(folder, 'other.json'), place());
    expect((await configurationsOf(folder)).map(({ configuration }) => configuration)).toEqual([GOOD]);
  });

  it.each([
    ['a link to itself', () => symlink(place(), place())],
    ['a link to nothing', () => symlink(join(folder, 'nothing'), place())],
    ['a folder', () => mkdir(place())],
    ['a device that never ends', () => symlink('/dev/zero', place())],
    [
      'a file that may not be read',
      async () => {
        await writeFile(place(), '');
        await chmod(place(), 0);
      },
    ],
    ['a file that is far too large', () => writeFile(place(), Buffer.alloc(20_000_000, 0x20))],
  ])('%s: none, or a sentence with its path', async (_, make) => {
    await make();
    const error = await configurationsOf(folder).then(
      (found) => (found.length === 0 ? null : found),
      (thrown: unknown) => thrown,
    );
    expect(error === null || isRequestError(error), String(error)).toBe(true);
    if (error !== null) {
      expect((error as Error).message).toContain(CONFIG_FILE);
    }
  });
});
