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
  'plain.mjs': WORK,
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
  test('an import that nothing can settle any more is refused at once', async () => {
    const folder = project(FILES);
    const refused = async (file: string) => {
      // With the inputs of the file itself, which are read in the run's own process.
      const ended = await folder.poolscope(['run', file, 'work', '--worker-type', workerType]);
      expect(ended, file).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(`LoadError: ${folder.path(file)} is never done importing`);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
    };
    await Promise.all(['stuck.mjs', 'inner.mjs', 'generator.mjs', 'circle.mjs', 'unheld.mjs'].map(refused));
  });

  test('one that takes its time, comes at last, or freezes the process, runs', async () => {
    const folder = project(FILES);
    const runs = async (file: string) => {
      const { code, document } = await folder.json([
        ...['run', file, 'work', '--inputs', '[1, 2]', '--worker-type', workerType],
      ]);
      expect([code, document.results], file).toEqual([0, [2, 4]]);
    };
    await Promise.all(['slow.mjs', 'last.mjs', 'frozen.mjs'].map(runs));
  });

  test('one that takes longer than --import-timeout is refused', async () => {
    const folder = project(FILES);
    const refused = async (file: string, inputs: string[]) => {
      const options = ['--worker-type', workerType, '--import-timeout', '300'];
      const ended = await folder.poolscope(['run', file, 'work', ...inputs, ...options]);
      expect(ended, file).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(`${folder.path(file)} was not done importing after 300 ms`);
      expect(ended.stderr).toContain('--import-timeout');
    };
    const given = ['--inputs', '[1]'];
    await Promise.all([
      ...['spins.mjs', 'held.mjs', 'sleeps.mjs'].map((file) => refused(file, given)),
      // These spin in the run's own process, too.
      ...['spins.mjs', 'required.cjs'].map((file) => refused(file, [])),
    ]);
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
const lines = await Promise.all(['thread', 'process'].map(async (workerType) => {
  const told = [];
  const pool = new Pool({ workers: 1, workerType, importTimeout: 400 });
  for (const file of ['./stuck.mjs', './spins.mjs', './plain.mjs']) {
    told.push(file + ' ' + (await pool.map(from(file), [1, 2, 3, 4], { chunksize: 1 }).then(String, said)));
  }
  await pool.terminate();
  const other = new Pool({ workers: 1, workerType, initializer: from('./stuck.mjs') });
  told.push('initializer ' + (await other.map(from('./plain.mjs'), [1]).then(String, (error) => error.name)));
  await other.terminate();
  return told;
}));
console.log(lines.flat().join('\\n'));
try { new Pool({ importTimeout: 0 }); } catch (error) { console.log(said(error)); }
`;

test.each(MAJORS)(
  'the library: tasks fail with LoadError, other files can be used (Node.js %i)',
  async (major) => {
    const folder = project({ ...FILES, 'program.mjs': PROGRAM });
    const ended = await folder.program('program.mjs', { node: await nodeOf(major) });
    const lines = [
      './stuck.mjs LoadError LoadError never done',
      './spins.mjs LoadError LoadError not done',
      './plain.mjs 2,4,6,8',
      'initializer LoadError',
    ];
    expect(ended.stderr).toBe('');
    expect(ended.stdout.trim().split('\n')).toEqual([...lines, ...lines, 'RangeError RangeError must be']);
  },
);
