import { describe, expect, test } from 'vitest';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

/** What user code does to its channel, on task 2 of 8; each of the others does nothing but compute. */
const ACTS = `
import fs from 'node:fs';
import { parentPort } from 'node:worker_threads';
const me = parentPort ?? process;
const say = parentPort ? (m) => parentPort.postMessage(m) : (m) => process.send(m);
const heard = [];
me.on('message', (m) => { heard.push(m); say(null); say({ id: m?.id, result: 'theirs' }); });
const wasm = () => new WebAssembly.Module(Buffer.from('0061736d01000000', 'hex'));
const deep = () => { let v = null; for (let i = 0; i < 2500; i++) v = { v }; return v; };
const acts = {
  'says null': () => say(null),
  'says what looks like output': () => say({ poolscope: 'output' }),
  'says what looks like a compiled file': () => say({ poolscope: 'compiled', file: null }),
  'answers every request': () => { for (let id = 0; id < 99; id++) say({ id, result: { ran: 4, results: null } }); },
  'sends results of its own': () => say({ poolscope: 'results', seq: 1, from: 0, values: [0, 0, 0, 0], failures: [], times: null, took: 0 }),
  'says what nests too deeply': () => say(deep()),
  'says what only threads can read': () => say(wasm()),
  'puts our envelope on': () => process._send?.({ cmd: 'NODE_POOLSCOPE', key: '', bytes: Buffer.from('x') }),
  'puts a broken envelope on': () => { process._send?.({ cmd: 'NODE_POOLSCOPE', key: 'k', bytes: 5 }); process._send?.({ cmd: 'NODE_POOLSCOPE' }); },
  'takes all listeners away': () => me.removeAllListeners(),
  'puts another listener there': () => { me.removeAllListeners('message'); me.on('message', () => {}); },
  'closes its side, with a timer alive': () => { if (parentPort) parentPort.close(); else process.disconnect(); setTimeout(() => {}, 5000); },
  'lets go of its channel': () => { parentPort?.unref(); process.channel?.unref(); },
  'replaces send': () => { process.send = () => { throw new Error('theirs'); }; if (parentPort) parentPort.postMessage = () => { throw new Error('theirs'); }; },
  'replaces nextTick': () => { process.nextTick = () => {}; },
  'replaces emit': () => { process.emit = () => false; },
  'closes descriptor 3': () => { if (!parentPort) fs.closeSync(3); },
  'writes to descriptor 3': () => { if (!parentPort) try { fs.writeSync(3, 'a line'); } catch {} },
};
export const names = Object.keys(acts);
export async function act([name, n]) {
  if (n === 2) acts[name]?.();
  await new Promise(setImmediate);
  return heard.length === 0 ? n * 2 : heard;
}
`;

/** Each act in a pool of its own, in the middle of a chunk; or all in one worker, one after another. */
const PROGRAM = `
import { Pool, task } from '${LIBRARY}';
import { names } from './acts.mjs';
process.removeAllListeners('message');
process.on('uncaughtException', (error) => console.log('uncaught', error));
const act = task(new URL('./acts.mjs', import.meta.url), 'act');
const numbers = [0, 1, 2, 3, 4, 5, 6, 7];
async function check(workerType, inputs, chunksize) {
  const pool = new Pool({ workers: 1, workerType, record: true });
  await pool.map(act, inputs, { chunksize }).catch(() => {});
  await pool.map(act, numbers.map((n) => ['nothing', n])).catch((error) => console.log(error.message));
  pool.close();
  await pool.join();
  for (const { args: [[name, n]], status, value, error } of pool.record.tasks) {
    if (value !== n * 2) console.log(workerType, name, n, status, JSON.stringify(value), error?.message);
  }
}
if (process.argv[2] === 'each') {
  const lasting = names.filter((name) => /^(takes|closes|lets|replaces)/.test(name));
  for (const name of lasting) {
    await Promise.all(['thread', 'process'].map((type) => check(type, numbers.slice(0, 6).map((n) => [name, n]), 4)));
  }
} else {
  const all = names.flatMap((name) => [[name, 2], ['nothing', 5]]);
  await Promise.all(['thread', 'process'].map((type) => check(type, all, 1)));
}
console.log('all');
process.exit(0); // The file itself listens here, too.
`;

const EXPECTED = { code: 0, stdout: 'all\n', stderr: '' };

describe('user code hears nothing of ours and says nothing in our name', () => {
  test.each(MAJORS)('whatever it does to its channel, on Node.js %i', async (major) => {
    const folder = project({ 'acts.mjs': ACTS, 'main.mjs': PROGRAM });
    expect(await folder.program('main.mjs', { node: await nodeOf(major) })).toMatchObject(EXPECTED);
  });

  test('nor does it cost a task of the same chunk', async () => {
    const folder = project({ 'acts.mjs': ACTS, 'main.mjs': PROGRAM });
    expect(await folder.start([folder.path('main.mjs'), 'each'])).toMatchObject(EXPECTED);
  });
});

/** Files that are workers of another kind as well. */
const OTHERS = {
  'answers by IPC': `
    import fs from 'node:fs';
    export async function work(n) { if (n !== undefined) fs.appendFileSync('ran', n + '\\n'); await new Promise((r) => setTimeout(r, 5)); return n * 2; }
    process.on('message', async ({ id, args = [] }) => { process.send({ id, result: await work(...args) }); });`,
  'answers on its port': `
    import fs from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    export function work(n) { fs.appendFileSync('ran', n + '\\n'); return n * 2; }
    parentPort?.on('message', ({ id, n }) => parentPort.postMessage({ id, result: n * n }));`,
  'hears one message and closes its port': `
    import fs from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    export function work(n) { fs.appendFileSync('ran', n + '\\n'); return n * 2; }
    parentPort?.once('message', () => parentPort.close());
    process.once('message', () => process.disconnect());`,
  'sends while it is imported': `
    import fs from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    export function work(n) { fs.appendFileSync('ran', n + '\\n'); return n * 2; }
    for (const it of [null, { poolscope: 'output' }, { poolscope: 'compiled', file: null }, 'ready']) (parentPort ?? process)[parentPort ? 'postMessage' : 'send']?.(it);`,
  'is a worker of workerpool': `
    import fs from 'node:fs';
    import { createRequire } from 'node:module';
    const workerpool = createRequire(${JSON.stringify(new URL('../../package.json', import.meta.url).pathname)})('workerpool');
    export function work(n) { fs.appendFileSync('ran', n + '\\n'); return n * 2; }
    workerpool.worker({ work, run: work });`,
};

const RUNS_ALL = `
import { readFileSync, rmSync } from 'node:fs';
import { Pool, task } from '${LIBRARY}';
const inputs = Array.from({ length: 12 }, (_, i) => i);
for (const file of process.argv.slice(2)) {
  for (const workerType of ['thread', 'process']) {
    const pool = new Pool({ workers: 2, workerType, record: true });
    const results = await pool.map(task(new URL(file, import.meta.url), 'work'), inputs, { chunksize: 3 }).catch(String);
    pool.close();
    await pool.join();
    const ran = readFileSync('ran', 'utf8').trim().split('\\n').map(Number).sort((a, b) => a - b);
    rmSync('ran');
    const isRight = String(results) === String(inputs.map((n) => n * 2)) && String(ran) === String(inputs);
    console.log(file, workerType, isRight && pool.record.workers.length === 2 ? 'ok' : JSON.stringify([results, ran]));
  }
}`;

describe('a file that is another kind of worker as well', () => {
  test('runs each input once, on threads and processes', async () => {
    const names = Object.keys(OTHERS).map((name) => `${name.replaceAll(' ', '-')}.mjs`);
    const files = Object.fromEntries(Object.values(OTHERS).map((text, i) => [names[i] as string, text]));
    const folder = project({ ...files, 'main.mjs': RUNS_ALL });
    const { stdout } = await folder.start([folder.path('main.mjs'), ...names.map((name) => `./${name}`)]);
    expect(stdout.trim().split('\n')).toEqual(
      names.flatMap((name) => [`./${name} thread ok`, `./${name} process ok`]),
    );
  });

  test('also from the command line, where its answers once ended our batches', async () => {
    const folder = project({ 'work.mjs': OTHERS['answers by IPC'] });
    const { code, document } = await folder.json([
      ...['run', 'work.mjs', 'work', '--inputs', 'Array.from({ length: 12 }, (_, i) => i)'],
      ...['--worker-type', 'process', '--workers', '2'],
    ]);
    expect([code, document.results]).toEqual([0, Array.from({ length: 12 }, (_, i) => i * 2)]);
    expect(folder.read('ran').trim().split('\n')).toHaveLength(12);
  });
});

describe('code of the inputs, which runs in the run’s own process', () => {
  test.each([
    [
      'sends null, what cannot be read, and what looks like an answer',
      'process.send(null), process.send(new WebAssembly.Module(Buffer.from("0061736d01000000", "hex"))), ' +
        'process.on("message", (m) => process.send({ t: "s", i: m.i, r: { kind: "refused", message: "theirs" } }))',
    ],
    ['takes all listeners away and disconnects', 'process.removeAllListeners(), process.disconnect()'],
  ])('%s: the run goes on', async (_, act) => {
    const folder = project({ 'work.mjs': 'export const double = (n) => n * 2;' });
    const { code, document, stderr } = await folder.json([
      ...['run', 'work.mjs', 'double', '--inputs', `(${act}, [1, 2, 3])`, '--quiet'],
    ]);
    expect([code, document?.results, stderr]).toEqual([0, [2, 4, 6], '']);
  });
});

test('what a program and its threads say to each other goes its way', async () => {
  const folder = project({
    'echo.mjs': `
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (m) => parentPort.postMessage({ echo: m }));
      export const heard = (n) => new Promise((resolve) => parentPort.once('message', (m) => resolve([n, m])));`,
    'main.mjs': `
      import { Pool, task } from '${LIBRARY}';
      process.on('worker', (worker) => {
        worker.on('message', (m) => console.log(JSON.stringify(m)));
        worker.once('message', () => pool.close());
        setTimeout(() => worker.postMessage('hello'), 300);
      });
      const pool = new Pool({ workers: 1 });
      console.log(JSON.stringify(await pool.apply(task(new URL('./echo.mjs', import.meta.url), 'heard'), [1])));
      while (pool.isRunning) await new Promise((resolve) => setTimeout(resolve, 10));
      await pool.join();`,
  });
  const { code, stdout } = await folder.program('main.mjs');
  expect([code, stdout.trim().split('\n').sort()]).toEqual([0, ['[1,"hello"]', '{"echo":"hello"}']]);
});

const SILENT = `
import { Pool, task } from '${LIBRARY}';
const on = (name) => task(new URL('./silent.mjs', import.meta.url), name);
const inputs = [0, 1, 2, 3, 4, 5, 6, 7];
async function check(name, prepare) {
  const pool = new Pool({ workers: 1, workerType: 'process', record: true });
  await pool.map(on('double'), inputs);
  prepare?.(pool.record.workers[0].osId);
  await pool.map(on(name), inputs, { chunksize: 4 }).catch(() => {});
  const tasks = pool.record.tasks.slice(8);
  console.log(name, tasks.map(({ status }) => status).join(), pool.record.workers.length, pool.record.workers[0].reason);
  await pool.terminate();
}
await Promise.all([check('double', (pid) => process.kill(pid, 'SIGSTOP')), check('garble')]);
`;

test('a worker that does not begin or does not answer is ended after a while, and what it had not begun runs elsewhere', async () => {
  const folder = project({
    'silent.mjs': `
      import { spawnSync } from 'node:child_process';
      export const double = (n) => n * 2;
      const write = () => spawnSync('/bin/sh', ['-c', 'printf "a line" >&3'], { stdio: ['ignore', 'ignore', 'ignore', 3] });
      export function garble(n) { if (n === 1) write(); return n; }`,
    'main.mjs': SILENT,
  });
  const { stdout } = await folder.program('main.mjs');
  expect(stdout.trim().split('\n').sort()).toEqual([
    'double ok,ok,ok,ok,ok,ok,ok,ok 2 it was ended because it was sent tasks, and did not begin them within 10 s',
    expect.stringMatching(
      /^garble .*crashed.*,ok,ok,ok,ok 2 it was ended because it had ended its tasks, and did not answer within 10 s$/,
    ),
  ]);
});
