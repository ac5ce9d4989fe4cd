import { describe, expect, test } from 'vitest';
import { CLI } from '../cli/poolscope.js';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const WORK = `
export const square = (n) => n * n;
export const slow = (n) => new Promise((done) => setTimeout(done, 20, n));
export const fail = () => { throw new Error('not set up'); };
`;

/** Inputs that count what is asked of them. */
const INPUTS = `
import { Pool, task } from '${LIBRARY}';
const file = new URL('./work.mjs', import.meta.url);
const square = task(file, 'square'), slow = task(file, 'slow'), fail = task(file, 'fail');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
function counted({ delay = 1, end = Infinity, throwAt = Infinity, value = (i) => i, close = () => Promise.resolve({ done: true }), never = false } = {}) {
  const state = { read: 0, returns: 0 };
  const iterator = {
    async next() {
      if (never) await new Promise(() => {});
      if (delay) await sleep(delay);
      if (state.read === throwAt) throw new Error('no more');
      return state.read >= end ? { done: true } : { done: false, value: value(state.read++) };
    },
  };
  if (close) iterator.return = () => { state.returns++; return close(); };
  return { state, inputs: { [Symbol.asyncIterator]: () => iterator } };
}
const outcome = (promise) => promise.then((value) => value, (error) => error.name + ': ' + error.message);
const calls = {
  map: (pool, inputs, options) => pool.map(square, inputs, options),
  starmap: (pool, inputs, options) => pool.starmap(square, inputs, options),
  mapAsync: (pool, inputs, options) => pool.mapAsync(square, inputs, options).get(),
  starmapAsync: (pool, inputs, options) => pool.starmapAsync(square, inputs, options).get(),
  imap: (pool, inputs, options) => taken(pool.imap(square, inputs, options)),
  imapUnordered: (pool, inputs, options) => taken(pool.imapUnordered(square, inputs, options)),
};
async function taken(results) { const all = []; for await (const value of results) all.push(value); return all; }
const said = {};
`;

const SCENARIOS = `
for (const [name, call] of Object.entries(calls)) {
  const value = name.startsWith('star') ? (i) => [i] : (i) => i;
  const cut = async (how, options) => {
    const pool = new Pool({ workers: 1 });
    const { state, inputs } = counted({ value, ...options });
    const controller = new AbortController();
    const ended = outcome(call(pool, inputs, { signal: controller.signal }));
    await sleep(options?.early ? 0 : 15);
    if (how === 'abort') controller.abort(new Error('enough')); else await pool.terminate();
    const error = await ended;
    const { read } = state;
    await sleep(15);
    await pool.terminate();
    return [error, state.returns, state.read - read <= 1];
  };
  said[name] = {
    abort: await cut('abort'),
    terminate: await cut('terminate'),
    never: await cut('abort', { never: true }),
  };
}
const pool = new Pool({ workers: 1 });
const signal = AbortSignal.abort(new Error('before'));
const late = counted();
said.before = [await outcome(pool.map(square, late.inputs, { signal })), late.state.read];
const over = counted({ end: 2 });
said.over = [await outcome(pool.map(square, over.inputs)), over.state.returns];
const thrown = counted({ throwAt: 1 });
said.thrown = [await outcome(pool.map(square, thrown.inputs)), thrown.state.returns];
for (const [how, close] of Object.entries({
  throws: () => { throw new Error('cannot close'); },
  rejects: () => Promise.reject(new Error('cannot close')),
  never: () => new Promise(() => {}),
  missing: null,
})) {
  const { inputs } = counted({ close });
  const controller = new AbortController();
  const ended = outcome(pool.map(square, inputs, { signal: controller.signal }));
  await sleep(5);
  controller.abort(new Error('enough'));
  said['return ' + how] = await ended;
}
// Values that come without waiting leave the program its timers.
async function* busy() { try { for (;;) yield 1; } finally { said.busyClosed = true; } }
const stop = new AbortController();
setTimeout(() => stop.abort(new Error('a timer')), 20);
said.busy = await outcome(pool.map(square, busy(), { signal: stop.signal }));
// Thenables are waited for as promises are.
let step = 0;
const thenables = { [Symbol.asyncIterator]: () => ({ next: () => ({ then: (done) => done({ done: step++ === 2, value: step }) }) }) };
said.thenables = await outcome(pool.map(square, thenables));
said.noResult = await outcome(pool.map(square, { [Symbol.asyncIterator]: () => ({ next: async () => 5 }) }));
// Streams that wait for data are destroyed.
const { Readable } = await import('node:stream');
const stream = new Readable({ objectMode: true, read() {} });
let cancelled = null;
const web = new ReadableStream({ cancel(reason) { cancelled = true; } });
const both = new AbortController();
const waiting = [stream, web].map((inputs) => outcome(pool.map(square, inputs, { signal: both.signal })));
await sleep(10);
both.abort(new Error('enough'));
said.streams = [await Promise.all(waiting), stream.destroyed, cancelled];
said.webStream = await outcome(pool.map(square, new ReadableStream({ start(c) { c.enqueue(3); c.close(); } })));
// Who waits for a result is told of the cut, and not that it was all.
const cutting = new AbortController();
const results = pool.imap(square, counted({ never: true }).inputs, { signal: cutting.signal });
const next = outcome(results.next());
cutting.abort(new Error('enough'));
said.waiting = [await next, await outcome(results.next())];
// A break lets go at once; what is computed is dropped.
const broken = counted();
for await (const _ of pool.imap(square, broken.inputs, { buffersize: 4 })) break;
await sleep(15);
said.broken = broken.state.returns;
await pool.terminate();
// A pool that gives up reads no further.
const hopeless = new Pool({ workers: 1, initializer: fail });
const unused = counted();
said.hopeless = [(await outcome(hopeless.map(square, unused.inputs))).includes('not set up'), unused.state.returns];
said.hopelessLater = (await outcome(hopeless.map(square, counted().inputs))).includes('not set up');
await hopeless.terminate();
console.log(JSON.stringify(said));
`;

const aborted = ['Error: enough', 1, true];
const terminated = [expect.stringContaining('TerminatedError'), 1, true];

describe('inputs that come in time', () => {
  test.each(MAJORS)('are let go once, however their call ends, on Node.js %s', async (major) => {
    const files = project({ 'work.mjs': WORK, 'main.mjs': INPUTS + SCENARIOS });
    const { code, stdout, stderr } = await files.program('main.mjs', { node: await nodeOf(major) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const modes = ['map', 'starmap', 'mapAsync', 'starmapAsync', 'imap', 'imapUnordered'];
    expect(JSON.parse(stdout)).toEqual({
      ...Object.fromEntries(
        modes.map((name) => [name, { abort: aborted, terminate: terminated, never: aborted }]),
      ),
      before: ['Error: before', 0],
      over: [[0, 1], 0],
      thrown: ['Error: no more', 0],
      'return throws': 'Error: enough',
      'return rejects': 'Error: enough',
      'return never': 'Error: enough',
      'return missing': 'Error: enough',
      busy: 'Error: a timer',
      busyClosed: true,
      thenables: [1, 4],
      noResult: expect.stringContaining('is not an object'),
      streams: [['Error: enough', 'Error: enough'], true, true],
      webStream: [9],
      waiting: ['Error: enough', { done: true }],
      broken: 1,
      hopeless: [true, 1],
      hopelessLater: true,
    });
  });
});

describe('inputs of a run that come in time', () => {
  const FEED = `import { appendFileSync } from 'node:fs';
export async function* inputs() {
  try { for (let i = 0; ; i++) { if (i === 5) appendFileSync('begun', 'x'); yield i; await new Promise((done) => setTimeout(done, 2)); } }
  finally { appendFileSync('closed', 'x'); }
}
export async function* stuck() {
  try { yield 1; appendFileSync('begun', 'x'); await new Promise(() => {}); } finally { appendFileSync('closed', 'x'); }
}
export const unclosed = () => ({ [Symbol.asyncIterator]: () => ({ i: 0, async next() { return { value: this.i++, done: false }; }, return: () => new Promise(() => {}) }) });
export const id = (n) => n;
export const slow = (n) => new Promise((done) => setTimeout(done, 5, n));
`;

  test('are let go when there are too many, when the run is refused, and when nothing can close them', async () => {
    const files = project({ 'fn.mjs': FEED });
    const many = await files.poolscope(['run', 'fn.mjs', 'id', '--max-inputs', '20']);
    expect(many).toMatchObject({ code: 2, stdout: '' });
    expect(many.stderr).toContain('more than 20 inputs');
    expect(files.read('closed')).toBe('x');
    const unclosed = await files.poolscope([
      ...['run', 'fn.mjs', 'id', '--inputs-export', 'unclosed', '--max-inputs', '20'],
    ]);
    expect(unclosed).toMatchObject({ code: 2, stdout: '' });
  });

  test.each(['map', 'imap'])(
    'are let go when %s is cancelled, and the run is not taken for a whole one',
    async (mode) => {
      const files = project({ 'fn.mjs': FEED });
      for (const inputs of ['inputs', 'stuck']) {
        files.write('closed', '');
        files.write('begun', '');
        const args = ['run', 'fn.mjs', 'id', '--inputs-export', inputs, '--mode', mode, '--json'];
        const { child, ended } = files.spawn([CLI, ...args]);
        await until(() => files.read('begun') !== '');
        child.kill('SIGTERM');
        const { code, stdout } = await ended;
        expect(code).toBe(130);
        expect(inputs === 'stuck' || files.read('closed') === 'x').toBe(true);
        expect(stdout === '' || JSON.parse(stdout).outcome === 'cancelled', stdout.slice(0, 300)).toBe(true);
      }
    },
  );
});

/** @returns when something is so; the limit of the program ends it otherwise */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((done) => setTimeout(done, 10));
  }
}
