import { MODES } from '../../record/modes.js';
import { fixedChunksize } from './program.js';
import type { SetUp } from './setUp.js';

/**
 * The calls of a mode, for pools that have none: `send(chunk)` is a promise of a chunk's results, a chunk a list of
 * arguments for each task. Leaves them in `results`, in the mode's order.
 */
export function collectLines(setUp: SetUp): string[] {
  const { mode } = setUp;
  const { manyArguments, concurrent, order, delivers } = MODES[mode];
  const tasks = manyArguments ? 'inputs' : 'inputs.map((input) => [input])';
  if (!concurrent) {
    return [
      'const results = [];',
      `for (const args of ${tasks}) {`,
      '  results.push(...(await send([args]))); // One at a time.',
      '}',
    ];
  }
  const chunks = [
    `const tasks = ${tasks};`,
    `const size = ${fixedChunksize(setUp)};`,
    'const chunks = [];',
    'for (let i = 0; i < tasks.length; i += size) {',
    '  chunks.push(tasks.slice(i, i + size));',
    '}',
  ];
  if (delivers === 'all') {
    return [...chunks, 'const results = (await Promise.all(chunks.map(send))).flat();'];
  }
  if (order === 'input') {
    return [
      ...chunks,
      'const results = [];',
      'for (const values of chunks.map(send)) {',
      '  results.push(...(await values)); // Each as soon as all earlier ones are there.',
      '}',
    ];
  }
  return [
    ...chunks,
    'const results = []; // In the order in which they come.',
    'await Promise.all(chunks.map(async (chunk) => results.push(...(await send(chunk)))));',
  ];
}
