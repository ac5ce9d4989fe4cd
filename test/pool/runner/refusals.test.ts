import { describe, expect, test } from 'vitest';
import { RequestError } from '../../../src/errors.js';
import { startRun } from '../../../src/runner/client.js';
import { FIXTURES, refusal, request } from './harness.js';

describe('a run is refused, in a sentence,', () => {
  test.each([
    ['of a file that is not there', request('nothing.ts', 'f', []), /nothing\.ts cannot be read/],
    ['of a function that is not there', request('work.ts', 'sqaure', []), /sqaure.*square/s],
    [
      'of what is no function',
      request('load/shapes.ts', 'notAFunction', []),
      /shapes\.ts:\d+: notAFunction is no function/,
    ],
    ['of a file with a syntax error', request('load/broken.mjs', 'f', []), /broken\.mjs:3/],
    ['of one that imports a syntax error', request('load/imports-broken-mjs.mjs', 'f', [1]), /broken\.mjs:3/],
    ['of one that throws', request('load/throws.mjs', 'f', [1]), /not on a Monday.*throws\.mjs:2/s],
    [
      'of one that imports what is not there',
      request('load/nowhere.mjs', 'f', [1]),
      /here\.mjs.*nowhere\.mjs:1/s,
    ],
    [
      'with an expression that is none',
      request('work.ts', 'square', '[1, 2'),
      /\[1, 2.*not a JavaScript expression/,
    ],
    ['with an expression that throws', request('work.ts', 'square', 'null.x'), /threw TypeError/],
    ['with inputs that cannot be iterated', request('work.ts', 'square', '5'), /5/],
    [
      'with inputs that throw on the way',
      request('work.ts', 'square', '(function* () { yield 1; throw new Error("dry"); })()'),
      /dry/,
    ],
  ])('%s', async (_, wanted, words) => {
    const message = await refusal(wanted);
    expect(message).toMatch(words);
    expect(message).not.toMatch(/node:internal|dist[\\/]|\n\s+at .*node_modules/);
  });
});

test('a folder that is not there, or a Node that is none, is said before a process is made', () => {
  const wanted = request('work.ts', 'square', [1]);
  expect(() => startRun(wanted, { nodePath: '/no/such/node' })).toThrow(RequestError);
  expect(() => startRun(wanted, { nodePath: '/no/such/node' })).toThrow(/no Node\.js that can be started/);
  expect(() => startRun({ ...wanted, cwd: `${FIXTURES}nowhere` })).toThrow(/nowhere, does not exist/);
});
