import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfigurations } from '../../../src/configs/index.js';
import { isRequestError } from '../../../src/errors.js';
import { findFunction } from '../../../src/functions/index.js';
import { requestFrom } from '../../../src/runner/requestFrom.js';
import { casesOf } from './runs.js';

/** Whatever is read, it ends: with a value, or with a sentence of ours. */
function endsWell(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(isRequestError(error), String((error as Error)?.stack)).toBe(true);
    expect((error as Error).message.length).toBeGreaterThan(10);
  }
}

/** Texts made of the signs that matter to a parser, and any text. */
const pieces = (...signs: string[]) =>
  fc.oneof(
    fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );

describe('parsers, given anything', () => {
  it('run configurations', () => {
    const some = pieces(
      '{',
      '}',
      '[',
      ']',
      '"configurations"',
      '"name"',
      '"__proto__"',
      ':',
      ',',
      '1',
      'null',
      '//',
      '"',
      '\\',
      '\n',
    );
    fc.assert(
      fc.property(some, (text) => endsWell(() => parseConfigurations(text, 'poolscope.json'))),
      { numRuns: casesOf(2500) },
    );
  });

  it('functions', () => {
    const some = pieces(
      'function ',
      'f',
      '(',
      ')',
      '{',
      '}',
      '=>',
      'class ',
      'export ',
      'default ',
      'async ',
      '*',
      '`',
      '${',
      '/',
      '<',
      ':',
      ';',
      '\n',
      '#',
      '@',
    );
    fc.assert(
      fc.property(some, fc.constantFrom('a.ts', 'a.mjs', 'a.cjs'), (text, file) =>
        endsWell(() => findFunction(text, file, 'f')),
      ),
      { numRuns: casesOf(2500) },
    );
  });

  it('arguments', () => {
    const any = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.double(),
      fc.constantFrom('1e999', '-0', '0x1', '', '..', '*'),
    );
    const keys = [
      'file',
      'function',
      'mode',
      'workers',
      'workerType',
      'chunksize',
      'timeout',
      'maxtasksperchild',
      'maxInputs',
      'inputsFrom',
      'inputsExport',
      'cpuProf',
    ];
    const some = fc.dictionary(fc.constantFrom(...keys), any);
    fc.assert(
      fc.property(some, (options) =>
        endsWell(() => requestFrom({ file: 'a.ts', function: 'f', ...options } as never, '/')),
      ),
      { numRuns: casesOf(2500) },
    );
  });

  it('what nests without end', () => {
    for (const open of ['[', '{"a":', '(', '`${', 'f(', '{', '!', 'x=>']) {
      const text = open.repeat(50_000);
      endsWell(() => parseConfigurations(text, 'poolscope.json'));
      endsWell(() => findFunction(text, 'a.ts', 'f'));
    }
  });
});
