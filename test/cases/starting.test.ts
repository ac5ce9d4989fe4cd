import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isAlive, until } from '../pool/harness.js';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const WORK = `
import { writeFileSync } from 'node:fs';
export const square = (n) => n * n;
export const die = async (n) => { if (n < 0) process.exit(3); await new Promise((resolve) => setTimeout(resolve, 20)); return n; };
`;

/** What each of the programs begins with. */
const BEGIN = `
import fs from 'node:fs';
import { Pool, task } from '${LIBRARY}';
process.on('uncaughtException', (error) => console.log('uncaught', error));
const on = (name) => task(new URL('./work.mjs', import.meta.url), name);
const [square, die] = [on('square'), on('die')];
const node = process.execPath;
const ends = (promise) => promise.then((value) => JSON.stringify(value), ({ name, message }) => name + ': ' + message.replace(/poolscope-\\w+/, 'poolscope-X'));
const say = async (...what) => console.log(...await Promise.all(what.map((one) => (typeof one === 'string' ? one : ends(one)))));
`;

const REPLACED = `${BEGIN}
process.execPath = '/nonexistent/node';
const pool = new Pool({ workers: 2, workerType: 'process' });
await say('map', pool.map(square, [1, 2]));
await say('apply', pool.apply(square, [1]));
await say('map_async', pool.mapAsync(square, [1]).get());
await say('imap', pool.imap(square, [1]).next());
pool.close();
await pool.join();
const another = new Pool({ workers: 3, workerType: 'process' });
const waiting = another.applyAsync(square, [1]);
await another.terminate();
console.log('ended', (await waiting.get().catch((error) => error)).name);
for (const workers of [1, 2]) {
  process.execPath = node;
  const pool = new Pool({ workers, workerType: 'process', record: true });
  await pool.map(square, [1, 2, 3, 4], { chunksize: 1 });
  process.execPath = '/nonexistent/node';
  await say(workers + ' die', pool.map(die, [1, -1, 2, 3, 4], { chunksize: 1 }));
  console.log(pool.record.tasks.slice(4).map(({ status }) => status).join());
  await say('go on', pool.map(square, [5]));
  pool.close();
  await pool.join();
}
`;

const NOT_STARTED = 'WorkerDiedError: A worker process could not be started: spawn /nonexistent/node ENOENT.';
const DIED = 'WorkerDiedError: The worker died while it was on input 1, -1: it exited with code 3.';

describe('a Node.js that is not there any more', () => {
  test.each(MAJORS)(
    'each call ends, and a pool goes on with the workers it has, on Node.js %i',
    async (major) => {
      const folder = project({ 'work.mjs': WORK, 'main.mjs': REPLACED });
      const { stdout, stderr, code } = await folder.program('main.mjs', { node: await nodeOf(major) });
      expect(stdout.trim().split('\n')).toEqual([
        ...['map', 'apply', 'map_async', 'imap'].map((mode) => `${mode} ${NOT_STARTED}`),
        expect.stringMatching(/^ended (WorkerDied|Terminated)Error$/),
        `1 die ${DIED}`,
        'ok,crashed,not_run,not_run,not_run',
        `go on ${NOT_STARTED}`,
        `2 die ${DIED}`,
        'ok,crashed,ok,ok,ok',
        'go on [25]',
      ]);
      expect([stderr, code]).toEqual(['', 0]);
    },
  );
});

const DESCRIPTORS = `${BEGIN}
const pools = [1, 2].map((workers) => new Pool({ workers, workerType: 'process' }));
await Promise.all(pools.map((pool) => pool.map(square, [1, 2, 3, 4], { chunksize: 1 })));
const open = [];
try { for (;;) open.push(fs.openSync('/dev/null')); } catch {}
for (const pool of pools) await say(pool.map(die, [1, -1, 2, 3], { chunksize: 1 }));
for (const pool of pools) await say('go on', pool.map(square, [2, 3]));
for (const fd of open) fs.closeSync(fd);
for (const pool of pools) { pool.close(); await pool.join(); }
console.log('ended');
`;

test('no descriptors are left when a worker is replaced: each call ends', async () => {
  const folder = project({ 'work.mjs': WORK, 'main.mjs': DESCRIPTORS });
  const script = `ulimit -n 100; exec "${process.execPath}" "${folder.path('main.mjs')}"`;
  const { stdout } = await folder.start(['-e', RUN_SHELL, script]);
  const lines = stdout.trim().split('\n');
  expect(lines.slice(0, 2)).toEqual([DIED, DIED]);
  expect(lines[2]).toMatch(
    /^go on WorkerDiedError: A worker process could not be started: .*(EMFILE|too many)/,
  );
  expect(lines.slice(3)).toEqual(['go on [4,9]', 'ended']);
});

/** Runs a line of a shell, with our outputs. */
const RUN_SHELL = `
const { status, signal } = require('node:child_process').spawnSync('/bin/sh', ['-c', process.argv[1]], { stdio: 'inherit' });
process.exit(signal ? 99 : status);
`;

const NO_FOLDER = `${BEGIN}
process.env.TMPDIR = process.env.TEMP = '/nonexistent';
for (const workerType of ['process', 'thread']) {
  const pool = new Pool({ workers: 2, workerType });
  await say(workerType, pool.map(square, [1, 2]));
  pool.close();
  await pool.join();
}
`;

test('a folder for temporary files that is not there is done without', async () => {
  const folder = project({ 'work.mjs': WORK, 'main.mjs': NO_FOLDER });
  const { stdout } = await folder.program('main.mjs');
  expect(stdout.trim().split('\n')).toEqual(['process [1,4]', 'thread [1,4]']);
});

const NO_THREADS = `${BEGIN}
import workerThreads from 'node:worker_threads';
import { syncBuiltinESMExports } from 'node:module';
const { Worker } = workerThreads;
let refuses = true;
let asked = 0;
workerThreads.Worker = class extends Worker {
  constructor(...args) {
    asked++;
    if (refuses) throw Object.assign(new Error('Worker initialization failure: EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
    super(...args);
  }
};
syncBuiltinESMExports();
const pool = new Pool({ workers: 4 });
await say('none', pool.map(square, [1, 2]));
console.log('asked often:', asked > 20);
await pool.terminate();
const patient = new Pool({ workers: 2 });
const map = patient.map(square, [3]);
setTimeout(() => { refuses = false; }, 100);
await say('in a moment', map);
refuses = true;
await say('die', patient.map(die, [-1, 1, 2], { chunksize: 1 }));
refuses = false;
patient.close();
await patient.join();
`;

test('no thread can be started: it is tried some times, and each call ends', async () => {
  const folder = project({ 'work.mjs': WORK, 'main.mjs': NO_THREADS });
  const { stdout } = await folder.program('main.mjs');
  const lines = stdout.trim().split('\n');
  expect(lines).toEqual([
    'none WorkerDiedError: A worker thread could not be started: Worker initialization failure: EAGAIN.',
    'asked often: false',
    'in a moment [9]',
    expect.stringMatching(/^die WorkerDiedError: /),
  ]);
});

const LIMITS = `${BEGIN}
const limits = [
  { maxOldGenerationSizeMb: 2 }, { maxOldGenerationSizeMb: 3 }, { codeRangeSizeMb: 1e9 }, { stackSizeMb: 0.01 }, { stackSizeMb: 1e5 },
  { maxYoungGenerationSizeMb: 1e12 }, { maxOldGenerationSizeMb: Infinity }, { maxOldGenerationSizeMb: 4 }, { maxOldGenerationSizeMb: 64 },
  { stackSizeMb: 0.5 }, { codeRangeSizeMb: 0.05 }, { maxYoungGenerationSizeMb: 0.05 },
];
for (const resourceLimits of limits) {
  try {
    const pool = new Pool({ workers: 1, resourceLimits });
    await say(JSON.stringify(resourceLimits), pool.map(square, [3]));
    await pool.terminate();
  } catch (error) {
    console.log(error.name, error.message.includes(Object.keys(resourceLimits)[0]));
  }
}
`;

test.each(MAJORS)(
  'limits of memory that no thread can have are refused by name, on Node.js %i',
  async (major) => {
    const folder = project({ 'work.mjs': WORK, 'main.mjs': LIMITS });
    const { code, stdout } = await folder.program('main.mjs', { node: await nodeOf(major) });
    const lines = stdout.trim().split('\n');
    expect([code, lines.slice(0, 7)]).toEqual([0, new Array(7).fill('RangeError true')]);
    expect(lines[7]).toMatch(/^\{.*\} (WorkerDiedError: .*out of memory.*|\[9\])$/);
    expect(lines.slice(8)).toEqual(new Array(4).fill(expect.stringMatching(/ \[9\]$/)));
  },
);

test('a pool of processes that a thread has made ends with the thread, whatever they do', async () => {
  const folder = project({
    'inner.mjs': `
      import { writeFileSync } from 'node:fs';
      export const spin = () => { writeFileSync('pid', String(process.pid)); for (;;); };`,
    'outer.mjs': `
      import { Pool, task } from '${LIBRARY}';
      export async function make() {
        await new Pool({ workers: 1, workerType: 'process' }).apply(task(new URL('./inner.mjs', import.meta.url), 'spin'));
      }`,
    'main.mjs': `
      import { existsSync } from 'node:fs';
      import { Pool, task } from '${LIBRARY}';
      const pool = new Pool({ workers: 1 });
      pool.applyAsync(task(new URL('./outer.mjs', import.meta.url), 'make'));
      while (!existsSync('pid')) await new Promise((resolve) => setTimeout(resolve, 10));
      await pool.terminate();
      console.log('terminated');
      setInterval(() => {}, 1000);`,
  });
  const { child, ended } = folder.spawn([folder.path('main.mjs')]);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const pid = Number(folder.read('pid'));
  await until(() => !isAlive(pid), 'the inner process is gone', 15_000);
  expect(child.exitCode).toBe(null);
  child.kill();
  await ended;
  await sleep(0);
});
