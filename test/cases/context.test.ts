import { describe, expect, it } from 'vitest';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const WORK = `
export const double = (n) => n * 2;
export const fail = () => { throw new Error('no'); };
export const die = () => process.exit(7);
export const spin = () => { for (;;); };
export const wait = () => new Promise((resolve) => setTimeout(resolve, 30));
`;

const HEAD = `
import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool, task } from ${JSON.stringify(LIBRARY)};
const file = new URL('./work.mjs', import.meta.url);
const double = task(file, 'double');
const fail = task(file, 'fail');
const die = task(file, 'die');
const spin = task(file, 'spin');
const wait = task(file, 'wait');
const als = new AsyncLocalStorage();
const seen = {};
const see = (name) => () => { (seen[name] ??= []).push(als.getStore() ?? 'none'); };
`;

const CALLBACKS = `
${HEAD}
const pool = als.run('maker', () => new Pool({ workers: 2, workerType: process.argv[2] }));
const later = async function* () { yield 1; await null; yield 2; };
const broken = async function* () { yield 1; throw new Error('input'); };
const within = (name, call) => als.run(name, () => call({ callback: see(name), errorCallback: see(name) }));
const calls = [
  within('apply', (options) => pool.applyAsync(double, [1], undefined, options)),
  within('apply error', (options) => pool.applyAsync(fail, [], undefined, options)),
  within('map', (options) => pool.mapAsync(double, [1, 2, 3], options)),
  within('map error', (options) => pool.mapAsync(fail, [1], options)),
  within('starmap', (options) => pool.starmapAsync(double, [[1], [2]], options)),
  within('map of a generator', (options) => pool.mapAsync(double, later(), options)),
  within('inputs that throw', (options) => pool.mapAsync(double, broken(), options)),
  within('unsendable', (options) => pool.applyAsync(double, [() => {}], undefined, options)),
  within('death', (options) => pool.applyAsync(die, [], undefined, options)),
  within('time-out', (options) => pool.applyAsync(spin, [], undefined, { ...options, timeout: 30 })),
  pool.applyAsync(double, [1], undefined, { callback: see('none') }),
  als.run('promise', () => pool.applyAsync(double, [1], undefined, {
    callback: async () => { await null; see('promise')(); },
  })),
];
await Promise.all(calls.map((call) => call.wait()));
const controller = new AbortController();
const aborted = within('abort', (options) => pool.applyAsync(wait, [], undefined, { ...options, signal: controller.signal }));
als.run('aborter', () => controller.abort());
await aborted.wait();
const cut = within('terminate', (options) => pool.mapAsync(wait, [1, 2, 3, 4], options));
await als.run('terminator', () => pool.terminate());
await cut.wait();
console.log(JSON.stringify(seen));
`;

const INPUTS = `
${HEAD}
const pool = new Pool({ workers: 1 });
function inputs(name, count) {
  let n = 0;
  return {
    [Symbol.iterator]() { return this; },
    next: () => { see(name)(); return { done: n >= count, value: n++ }; },
    return: () => { see(name)(); return { done: true, value: undefined }; },
  };
}
const all = als.run('read', () => pool.imap(double, inputs('read', 40), { buffersize: 2 }));
await als.run('reader', async () => { for await (const _ of all); });
const some = als.run('dropped', () => pool.imap(double, inputs('dropped', 40), { buffersize: 2 }));
await als.run('dropper', async () => { for await (const _ of some) break; });
const controller = new AbortController();
als.run('aborted', () => pool.imap(double, inputs('aborted', 40), { buffersize: 2, signal: controller.signal }));
als.run('aborter', () => controller.abort());
als.run('terminated', () => pool.imap(double, inputs('terminated', 40), { buffersize: 2 }));
await als.run('terminator', () => pool.terminate());
console.log(JSON.stringify(Object.fromEntries(Object.entries(seen).map(([name, each]) => [name, [...new Set(each)]]))));
`;

const KEPT = `
${HEAD}
let pool;
let seenByPool;
function firstCall() {
  const request = { body: new Array(1e5).fill(0) };
  const ref = new WeakRef(request);
  return als.run(request, async () => {
    pool = new Pool({ workers: 1, workerType: process.argv[2] });
    await pool.map(double, [1, 2, 3]);
    await pool.applyAsync(double, [1], undefined, { callback: () => {} }).get();
    return ref;
  });
}
const ref = await firstCall();
await new Promise((resolve) => setTimeout(resolve, 10));
for (let i = 0; i < 20 && ref.deref(); i++) {
  await pool.apply(double, [i]);
  globalThis.gc();
}
console.log(ref.deref() === undefined ? 'gone' : 'kept');
await pool.terminate();
`;

describe('Async context of a program that uses the library', () => {
  for (const major of MAJORS) {
    it(`runs callbacks and inputs in the context of their call, Node.js ${major}`, async () => {
      const node = await nodeOf(major);
      const folder = project({ 'work.mjs': WORK, 'callbacks.mjs': CALLBACKS, 'inputs.mjs': INPUTS });
      for (const type of major === 24 ? ['thread', 'process'] : ['thread']) {
        const ended = await folder.start([folder.path('callbacks.mjs'), type], { node });
        expect(ended.stderr).toBe('');
        const seen = JSON.parse(ended.stdout) as Record<string, string[]>;
        expect(Object.keys(seen)).toHaveLength(14);
        for (const [call, stores] of Object.entries(seen)) {
          expect({ call, stores }).toEqual({ call, stores: [call] });
        }
      }
      const ended = await folder.program('inputs.mjs', { node });
      expect(JSON.parse(ended.stdout)).toEqual({
        read: ['read'],
        dropped: ['dropped'],
        aborted: ['aborted'],
        terminated: ['terminated'],
      });
    });
  }

  it('does not keep the context of the call that made the pool', async () => {
    const folder = project({ 'work.mjs': WORK, 'kept.mjs': KEPT });
    for (const major of MAJORS) {
      const node = await nodeOf(major);
      for (const type of ['thread', 'process']) {
        const ended = await folder.start([folder.path('kept.mjs'), type], { node, flags: ['--expose-gc'] });
        expect(ended.stdout).toBe('gone\n');
      }
    }
  });
});
