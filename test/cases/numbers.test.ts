import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Ended, LIBRARY, project } from './program.js';

const WORK = 'export const f = (n, ms = 0) => new Promise((done) => setTimeout(done, ms, n));\n';

describe('numbers that the library is given', () => {
  const program = (body: string) => `
    import { Pool, task } from ${JSON.stringify(LIBRARY)};
    const f = task(new URL('./work.mjs', import.meta.url), 'f');
    const told = {};
    const how = (error) => error.name + ': ' + error.message;
    const tell = async (key, ask) => {
      try { told[key] = await ask() ?? 'over'; } catch (error) { told[key] = how(error); }
    };
    process.on('warning', (warning) => { told.warning = String(warning); });
    ${body}
    console.log(JSON.stringify(told));`;
  const run = async (body: string) => {
    const { stdout, stderr } = await project({ 'work.mjs': WORK, 'main.mjs': program(body) }).program(
      'main.mjs',
    );
    return { told: JSON.parse(stdout || '{}') as Record<string, unknown>, stderr };
  };

  it('a caller waits as long as it asks to, however long that is, and what is no number is refused', async () => {
    const { told, stderr } = await run(`
      const pool = new Pool({ workers: 2, timeout: Infinity });
      const times = { Infinity, 'two to the 31': 2 ** 31, '3e9': 3e9, '1e300': 1e300 };
      for (const [name, time] of Object.entries(times)) {
        const result = pool.applyAsync(f, [1, 60]);
        await tell('wait ' + name, () => result.wait(time).then(() => result.ready()));
        await tell('get ' + name, () => pool.applyAsync(f, [2, 60]).get(time));
        await tell('next ' + name, () => pool.imap(f, [3]).next(time));
        await tell('timeout ' + name, () => pool.apply(f, [4, 5], undefined, { timeout: time }));
      }
      for (const time of [0, -1, -Infinity]) {
        await tell('get ' + time, () => pool.applyAsync(f, [1, 60]).get(time));
      }
      for (const time of [NaN, '5s', 10n, true, [5], {}]) {
        const key = typeof time === 'bigint' ? '10n' : JSON.stringify(time);
        const result = pool.applyAsync(f, [1]);
        await tell('get ' + key, () => result.get(time));
        await tell('wait ' + key, () => result.wait(time));
        await tell('next ' + key, () => pool.imap(f, [1]).next(time));
      }
      await pool.terminate();
      const patient = new Pool({ workers: 1, timeout: 3e9 });
      await tell('pool', () => patient.map(f, [5]));
      await patient.terminate();`);
    expect(stderr).toBe('');
    expect(told.warning).toBeUndefined();
    expect(told.pool).toEqual([5]);
    for (const name of ['Infinity', 'two to the 31', '3e9', '1e300']) {
      expect(told).toMatchObject({
        [`wait ${name}`]: true,
        [`get ${name}`]: 2,
        [`next ${name}`]: { done: false, value: 3 },
      });
    }
    expect(told['timeout Infinity']).toBe(4);
    expect(told['timeout 3e9']).toBe(4);
    expect(told['timeout 1e300']).toMatch(/^RangeError: timeout must be at most/);
    for (const time of ['0', '-1', '-Infinity']) {
      expect(told[`get ${time}`]).toMatch(/^TimeoutError: No result after/);
    }
    const refused = Object.entries(told).filter(([key]) =>
      /^(get|wait|next) (null|"5s"|10n|true|\[|\{)/.test(key),
    );
    expect(refused).toHaveLength(18);
    for (const [, said] of refused) {
      expect(said).toMatch(/^RangeError: timeout must be a number of milliseconds, not /);
    }
  });

  it('each option is held against its least and its most, and the error names it', async () => {
    const { told } = await run(`
      const wrong = [0, -1, -0, 1.5, NaN, -Infinity, '4', '', ' 3 ', '0x10', '1_000', true, null, [2], {}, 10n];
      const named = (value) => typeof value === 'bigint' ? '10n' : JSON.stringify(value) + Object.is(value, -0);
      for (const value of wrong) {
        for (const option of ['workers', 'maxtasksperchild', 'timeout']) {
          if (option !== 'timeout' || value !== 1.5) {
            await tell(option + ' ' + named(value), () => void new Pool({ [option]: value }));
          }
        }
      }
      for (const workers of [1025, 100_000, 2 ** 32, Infinity, 1e300]) {
        await tell('many ' + workers, () => void new Pool({ workers }));
      }
      const pool = new Pool({ workers: 1 });
      for (const value of wrong) {
        await tell('chunksize ' + named(value), () => pool.map(f, [1], { chunksize: value }));
        await tell('buffersize ' + named(value), () => pool.imap(f, [1], { buffersize: value }).next());
        await tell('chunksize of imap ' + named(value), () => pool.imap(f, [1], { chunksize: value }).next());
      }
      await tell('chunksize too large', () => pool.map(f, [1], { chunksize: 2 ** 53 }));
      await tell('chunksize largest', () => pool.map(f, [1], { chunksize: 2 ** 53 - 1 }));
      await pool.terminate();`);
    expect(told['chunksize largest']).toEqual([1]);
    delete told['chunksize largest'];
    expect(Object.keys(told).length).toBeGreaterThan(80);
    for (const [key, said] of Object.entries(told)) {
      const option = key.startsWith('many') ? 'workers' : (key.split(' ')[0] as string);
      expect(said, key).toMatch(new RegExp(`^RangeError: ${option} must be `));
    }
    expect(told['many 4294967296']).toBe('RangeError: workers must be at most 1024, not 4294967296.');
  });
});

describe('numbers on the command line', () => {
  const RUN = ['run', 'work.mjs', 'f', '--inputs', '[1]'];
  const BAD: [string[], RegExp][] = [
    [[...RUN, '--workers', '0'], /workers/],
    [[...RUN, '--workers', '1025'], /workers must be at most 1024/],
    [[...RUN, '--workers', '0x10'], /workers/],
    [[...RUN, '--workers', '1e400'], /workers/],
    [[...RUN, '--chunksize', '1_000'], /chunksize/],
    [[...RUN, '--timeout', 'Infinity'], /timeout/],
    [[...RUN, '--timeout', '5s'], /timeout/],
    [[...RUN, '--timeout=-0'], /timeout/],
    [[...RUN, '--maxtasksperchild', '1.5'], /maxtasksperchild/],
    [[...RUN, '--max-inputs', ''], /max-inputs/],
    [[...RUN, '--baseline', '1001'], /--baseline takes a number of rounds from 1 to 1000/],
    [[...RUN, '--fail-if', 'wall>1e400'], /--fail-if/],
    [['compare', ...RUN.slice(1), '--workers', 'NaN'], /workers/],
    [['scale', ...RUN.slice(1), '--workers', '1,5000'], /--workers takes whole numbers of at most 1024/],
    [['scale', ...RUN.slice(1), '--workers', '1,2.5'], /--workers takes whole numbers of at least 1/],
    [['scale', ...RUN.slice(1), '--repeats', '1e9'], /--repeats must be at most 1000/],
    [['estimate', ...RUN.slice(1), '--samples', '0'], /--samples must be a whole number of at least 1/],
    [['estimate', ...RUN.slice(1), '--budget', '3s'], /--budget/],
    [['estimate', ...RUN.slice(1), '--workers', '2,99999'], /--workers/],
    [['simulate', 'run.poolscope', '--workers', '100000'], /--workers/],
    [['simulate', 'run.poolscope', '--chunksize', '0'], /--chunksize/],
  ];

  it('what is not within its limits is refused by its name, before anything runs', async () => {
    const here = project({ 'work.mjs': WORK });
    expect((await here.poolscope([...RUN, '--out', 'run.poolscope', '--quiet'])).code).toBe(0);
    const ended = await inTurns(BAD, ([args]) => here.poolscope(args));
    for (const [i, { code, stdout, stderr }] of ended.entries()) {
      const [args, words] = BAD[i] as (typeof BAD)[number];
      expect({ args, code, stdout, stderr }).toEqual({
        args,
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(words),
      });
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  it('a time longer than 2^31 ms is as good as any', async () => {
    const here = project({ 'work.mjs': WORK });
    const inputs = ['--inputs', '[1, 2, 3, 4, 5, 6, 7, 8]'];
    const [run, estimate] = (await inTurns(
      [
        ['run', 'work.mjs', 'f', ...inputs, '--timeout', '3000000000', '--json'],
        ['estimate', 'work.mjs', 'f', ...inputs, '--budget', '3000000000', '--json'],
      ],
      (args) => here.poolscope(args),
    )) as [Ended, Ended];
    expect(run).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Warning') });
    expect(JSON.parse(run.stdout).results).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(estimate).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Warning') });
    expect(JSON.parse(estimate.stdout).sample.tasks).toBe(4);
  });
});

/** Does some at a time, as many as the machine bears. */
async function inTurns<T, R>(all: readonly T[], does: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  const most = availableParallelism();
  for (let at = 0; at < all.length; at += most) {
    found.push(...(await Promise.all(all.slice(at, at + most).map(does))));
  }
  return found;
}
