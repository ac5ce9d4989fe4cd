import assert from 'node:assert/strict';
import { refusal, run } from './support/runs.js';
import { write } from './support/workspace.js';

describe('inputs of poolscope.run', () => {
  let file: string;

  before(() => {
    file = write(
      'inputs/square.ts',
      `export const inputs = [2, 3];
export function* odd(): Generator<number> { yield 1; yield 3; }
export async function* slow(): AsyncGenerator<number> { yield 5; }
export function square(x: number): number { return x * x; }
export function kind(x: unknown): string { return Array.isArray(x) ? 'array' : typeof x; }
`,
    );
    write('inputs/numbers.json', '[10, 20, 30]');
  });

  const squares = async (inputs: Record<string, unknown>) =>
    (await run({ file, function: 'square', mode: 'map', workers: 2, ...inputs })).results;

  it('are an expression', async () => {
    assert.deepEqual(await squares({ inputs: 'Array.from({ length: 4 }, (_, i) => i)' }), [0, 1, 4, 9]);
  });

  it('are an array itself', async () => {
    assert.deepEqual(await squares({ inputs: [7, 8] }), [49, 64]);
  });

  it('are a JSON file, named from the workspace folder', async () => {
    assert.deepEqual(await squares({ inputsFrom: 'inputs/numbers.json' }), [100, 400, 900]);
  });

  it('are an export: an array, a generator, an async generator', async () => {
    assert.deepEqual(await squares({ inputsExport: 'inputs' }), [4, 9]);
    assert.deepEqual(await squares({ inputsExport: 'odd' }), [1, 9]);
    assert.deepEqual(await squares({ inputsExport: 'slow' }), [25]);
  });

  it('are the export "inputs" when nothing is said', async () => {
    assert.deepEqual(await squares({}), [4, 9]);
  });

  it('may be none: the run ends well with nothing in it', async () => {
    const document = await run({ file, function: 'square', inputs: [], mode: 'map' });
    assert.deepEqual([document.outcome, document.results, document.tasks], ['completed', [], []]);
  });

  it('are passed as they are by map, and spread by apply', async () => {
    const inputs = [[1, 2]];
    assert.deepEqual((await run({ file, function: 'kind', inputs, mode: 'map' })).results, ['array']);
    assert.deepEqual((await run({ file, function: 'kind', inputs, mode: 'apply' })).results, ['number']);
  });

  it('are refused when they are given twice', async () => {
    assert.match(
      await refusal({ file, function: 'square', inputs: [1], inputsExport: 'odd' }),
      /more than once/,
    );
  });

  it('are refused when JSON could not carry them, instead of changing on the way', async () => {
    for (const inputs of [[1n], [() => 1], new Set([1]), () => [1], [undefined], [Number.NaN]]) {
      assert.match(await refusal({ file, function: 'square', inputs }), /expression/);
    }
  });
});
