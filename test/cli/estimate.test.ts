import { expect, it } from 'vitest';
import { poolscope, start } from './poolscope.js';

const estimate = (...args: string[]) => poolscope('estimate', 'work.ts', ...args);

it('a fast function: not worth a pool, and from how many inputs on it would be', async () => {
  const { code, stdout, stderr } = await estimate(
    'square',
    '--inputs',
    'Array(200).fill(3)',
    '--json',
    '--quiet',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({
    ...{ format: 'poolscope-estimate', version: 1, function: 'square', mode: 'map', inputs: 200 },
    ...{ sample: { tasks: 32, failed: 0, cut: 0 }, recommended: 1 },
  });
  expect(found.says).toMatch(/^Not worth a pool: /);
  expect(found.pools[0].breakEven === null || found.pools[0].breakEven > 200).toBe(true);
});

it.each([
  ['map', 'Array(300).fill(4)'],
  ['imap_unordered', 'Array(300).fill(4)'],
  ['starmap', 'Array(300).fill([4])'],
  ['apply_async', 'Array(300).fill(4)'],
])('a slow function in %s: worth a pool, how large a one, and how much faster', async (mode, inputs) => {
  const args = [
    'later',
    '--inputs',
    inputs,
    '--mode',
    mode,
    '--samples',
    '5',
    '--workers',
    '2,4',
    '--json',
    '--quiet',
  ];
  const { code, stdout } = await estimate(...args);
  expect(code).toBe(0);
  const { sample, pools, recommended, says, loop } = JSON.parse(stdout);
  expect(sample).toMatchObject({ tasks: 5, failed: 0, cut: 0 });
  expect(pools.map(({ workers }: { workers: number }) => workers)).toEqual([2, 4]);
  expect(recommended).toBe(4);
  expect(says).toMatch(/^A pool of 4 would take about .* instead of /);
  for (const { wall, breakEven, speedup, speedupInterval } of pools) {
    expect(wall).toBeLessThan(loop.wall);
    expect(breakEven).toBeLessThan(300);
    expect(speedupInterval[0]).toBeLessThanOrEqual(speedup);
  }
});

it('tells it as a table and in a sentence', async () => {
  const { stdout } = await estimate('later', '--inputs', 'Array(40).fill(1)', '--samples', '4', '--quiet');
  expect(stdout).toMatch(/workers +time .*pays from/);
  expect(stdout).toContain('Tried 4 of 40 inputs, spread evenly, one after another in one worker');
  expect(stdout).toMatch(/A pool of \d+ would take/);
});

it('a task that outlasts the budget is cut off and counted as at least that long', async () => {
  const { code, stdout } = await estimate(
    'slow',
    '--inputs',
    '[1, 2, 3]',
    '--budget',
    '300',
    '--json',
    '--quiet',
  );
  expect(code).toBe(0);
  const { sample, says } = JSON.parse(stdout);
  expect(sample).toMatchObject({ tasks: 1, cut: 1 });
  expect(says).toContain('at least');
});

it('what cannot be tried is told: no inputs, each fails, a wrong number, no such function', async () => {
  const failing = await estimate('odd', '--inputs', '[2, 4]', '--quiet');
  expect(failing).toMatchObject({ code: 1, stdout: '' });
  expect(failing.stderr).toContain('2 is even');
  expect(await estimate('odd', '--inputs', '[]', '--quiet')).toMatchObject({ code: 1, stdout: '' });
  expect((await estimate('odd', '--inputs', '[1]', '--samples', '0')).code).toBe(2);
  const endless = '(function* () { for (;;) yield 1; })()';
  const refused = await estimate(
    'odd',
    '--inputs',
    endless,
    '--mode',
    'imap',
    '--max-inputs',
    '1000',
    '--quiet',
  );
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('give a part of endless inputs');
  const unknown = await start(['estimate', 'work.ts', 'none', '--inputs', '[1]']).ended;
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
});
