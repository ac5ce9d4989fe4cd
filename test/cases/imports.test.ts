import { describe, expect, test } from 'vitest';
import { WORKER_TYPES } from '../../src/record/modes.js';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const WORK = 'export const work = (n) => n * 2; export const inputs = [1, 2];';
const FILES = {
  'stuck.mjs': `await new Promise(() => {}); ${WORK}`,
  'inner.mjs': `import './stuck.mjs'; ${WORK}`,
  'generator.mjs': `for await (const each of (async function* () { await new Promise(() => {}); })()); ${WORK}`,
  'circle.mjs': `await import('./circle.mjs'); ${WORK}`,
  'unheld.mjs': `await new Promise((done) => setTimeout(done, 100).unref()); ${WORK}`,
  'slow.mjs': `await new Promise((done) => setTimeout(done, 300)); ${WORK}`,
  'last.mjs': `let go; process.once('beforeExit', () => setTimeout(() => go(), 50));
    await new Promise((done) => { go = done; }); ${WORK}`,
  'frozen.mjs': `Object.freeze(process); ${WORK}`,
  'spins.mjs': `for (;;); ${WORK}`,
  'held.mjs': `setInterval(() => {}, 1000); await new Promise(() => {}); ${WORK}`,
  'sleeps.mjs': `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); ${WORK}`,
  'required.cjs': `exports.work = (n) => n * 2; exports.inputs = [1, 2]; for (;;);`,
};

describe.each(WORKER_TYPES)('in a %s', (workerType) => {
  test.each(['stuck', 'inner', 'generator', 'circle', 'unheld'])(
    'an import that nothing can settle any more is refused at once: %s',
    async (name) => {
      const folder = project(FILES);
      // With the inputs of the file itself, which are read in the run's own process.
      const ended = await folder.poolscope(['run', `${name}.mjs`, 'work', '--worker-type', workerType]);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(`LoadError: ${folder.path(`${name}.mjs`)} is never done importing`);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
    },
  );

  test.each(['slow', 'last', 'frozen'])(
    'one that takes its time, or comes at last, runs: %s',
    async (name) => {
      const { code, document } = await project(FILES).json([
        ...['run', `${name}.mjs`, 'work', '--inputs', '[1, 2]', '--worker-type', workerType],
      ]);
      expect(code).toBe(0);
      expect(document.results).toEqual([2, 4]);
    },
  );

  test.each([
    ['spins.mjs', ['--inputs', '[1]']],
    ['spins.mjs', []],
    ['held.mjs', ['--inputs', '[1]']],
    ['held.mjs', []],
    ['sleeps.mjs', ['--inputs', '[1]']],
    ['required.cjs', []],
  ])('one that takes longer than --import-timeout is refused: %s %j', async (file, inputs) => {
    const folder = project(FILES);
    const options = ['--worker-type', workerType, '--import-timeout', '300'];
    const ended = await folder.poolscope(['run', file, 'work', ...inputs, ...options]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(`${folder.path(file)} was not done importing after 300 ms`);
    expect(ended.stderr).toContain('--import-timeout');
  });
});

test('a limit that is none is refused, by the name of the option', async () => {
  const ended = await project(FILES).poolscope(['run', 'slow.mjs', 'work', '--import-timeout', '0']);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('import-timeout must be a number of milliseconds above 0');
});

const PROGRAM = `
import { Pool, task } from '${LIBRARY}';
const from = (file) => task(new URL(file, import.meta.url), 'work');
const said = (error) => error.name + ' ' + error.constructor.name + ' ' + /never done|not done|must be/.exec(error.message);
for (const workerType of ['thread', 'process']) {
  const pool = new Pool({ workers: 2, workerType, importTimeout: 800 });
  for (const file of ['./stuck.mjs', './spins.mjs', './slow.mjs']) {
    console.log(workerType, file, await pool.map(from(file), [1, 2, 3, 4], { chunksize: 1 }).then(String, said));
  }
  await pool.terminate();
  for (const file of ['./stuck.mjs', './spins.mjs']) {
    const other = new Pool({ workers: 1, workerType, importTimeout: 800, initializer: from(file) });
    console.log(workerType, 'initializer', await other.map(from('./slow.mjs'), [1]).then(String, (error) => error.name));
    await other.terminate();
  }
}
try { new Pool({ importTimeout: 0 }); } catch (error) { console.log(said(error)); }
`;

test.each(MAJORS)(
  'the library: tasks fail with LoadError, other files can be used (Node.js %i)',
  async (major) => {
    const folder = project({ ...FILES, 'program.mjs': PROGRAM });
    const ended = await folder.program('program.mjs', { node: await nodeOf(major) });
    const lines = (workerType: string) => [
      `${workerType} ./stuck.mjs LoadError LoadError never done`,
      `${workerType} ./spins.mjs LoadError LoadError not done`,
      `${workerType} ./slow.mjs 2,4,6,8`,
      `${workerType} initializer LoadError`,
      `${workerType} initializer LoadError`,
    ];
    expect(ended.stderr).toBe('');
    expect(ended.stdout.trim().split('\n')).toEqual([
      ...lines('thread'),
      ...lines('process'),
      'RangeError RangeError must be',
    ]);
  },
);
