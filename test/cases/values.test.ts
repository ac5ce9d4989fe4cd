import { describe, expect, test } from 'vitest';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const GIVE = `
import * as util from 'node:util';
import * as nodeCrypto from 'node:crypto';
import net from 'node:net';
import vm from 'node:vm';
const list = (n) => { let head = null; for (let i = n; i > 0; i--) head = { value: i, next: head }; return head; };
const nest = (n, wrap) => { let v = null; for (let i = 0; i < n; i++) v = wrap(v); return v; };
class Own { #hidden = 1; shown = 2; get computed() { return this.#hidden; } }
/** What arrives, and as what: its text as Node.js shows it. */
const arrive = {
  map: () => new Map([[1, { a: new Set(['x']) }]]), date: () => new Date(5), 'invalid date': () => new Date(Number.NaN),
  regexp: () => /x/g, 'typed array': () => Float32Array.of(1.5), view: () => new DataView(new ArrayBuffer(2)).byteLength,
  buffer: () => new ArrayBuffer(3), boxed: () => [Object(1n), Object('a'), Object(true)], bigint: () => 10n ** 30n,
  bare: () => Object.assign(Object.create(null), { a: 1 }), gaps: () => [1, , 3], 'many gaps': () => { const a = []; a[5_000_000] = { x: 1 }; return Object.entries(a); },
  'an own class': () => new Own(), 'of a subclass of Map': () => new (class extends Map {})([[1, 2]]), 'of a subclass of Array': () => new (class extends Array {})(1, 2, 3),
  'an own class named URL': () => new (class URL { a = 1; })(), 'an own class on EventTarget': () => new (class extends EventTarget { a = 1; })(),
  'another realm': () => vm.runInNewContext('({ list: [1], map: new Map([[1, 2]]) })'),
  circular: () => { const o = { a: { b: {} } }; o.a.b.o = o; return o; }, 'a tree that knows its parents': () => { const root = { kids: [] }; for (let i = 0; i < 3; i++) root.kids.push({ i, parent: root, root }); return root; },
  shared: () => { const s = { s: 1 }; return [s, s]; }, 'shared again and again': () => { let v = { v: 1 }; for (let i = 0; i < 40; i++) v = [v, v]; return v.length; },
  'much that is shared': () => { let v = [1]; for (let i = 0; i < 40; i++) v = [v, v]; let d = 0; globalThis.kept = v; return (function at(x) { return Array.isArray(x) ? 1 + at(x[0]) : 0; })(v); },
  error: () => { const e = new RangeError('far', { cause: 'why' }); e.stack = 's'; return e; }, 'list of 900': () => list(900).next.value, 'a getter': () => ({ get x() { return { y: 1 }; } }),
  'an inherited field': () => Object.create({ theirs: new URL('https://a.b/') }, { own: { value: 1, enumerable: true } }),
  'a view of shared memory': () => new Uint8Array(new SharedArrayBuffer(2)).length,
};
/** What fails its task on both types of worker, because it would arrive as something else, or not at all. */
const fail = {
  URL: () => new URL('https://example.org/a'), URLSearchParams: () => new URLSearchParams('a=1'), Headers: () => new Headers({ a: '1' }),
  Request: () => new Request('https://a.b/'), Response: () => new Response('x'), FormData: () => new FormData(), 'URL within': () => ({ a: [{ url: new URL('https://a.b/') }] }),
  'URL in a Map': () => new Map([['a', new URL('https://a.b/')]]), 'URL in a Set': () => new Set([new URL('https://a.b/')]), 'a subclass of URL': () => new (class extends URL {})('https://a.b/'),
  TextEncoder: () => new TextEncoder(), AbortSignal: () => AbortSignal.abort(), AbortController: () => new AbortController(), Event: () => new Event('x'), EventTarget: () => new EventTarget(),
  ReadableStream: () => new ReadableStream(), CompressionStream: () => new CompressionStream('gzip'), BroadcastChannel: () => { const c = new BroadcastChannel('x'); c.unref(); return c; },
  hash: () => nodeCrypto.createHash('sha256'), 'MIME type': () => new util.MIMEType('text/plain'), 'a promise within': () => ({ p: Promise.resolve(1) }), generator: () => (function* () {})(),
  WeakMap: () => new WeakMap(), WeakRef: () => new WeakRef({}), function: () => ({ f() {} }), symbol: () => [Symbol('s')], 'number format': () => new Intl.NumberFormat('en'), proxy: () => [new Proxy({}, {})],
  iterator: () => [1].values(), 'a module': () => import('node:os').then((os) => ({ os })), 'wasm memory': () => new WebAssembly.Memory({ initial: 1 }), performance: () => performance,
  'list of 2,000': () => list(2000), 'list of 200,000': () => list(200_000), '3,700 arrays': () => nest(3700, (v) => [v]), '3,000 maps': () => nest(3000, (v) => new Map([[1, v]])),
  '3,000 sets': () => nest(3000, (v) => new Set([v])), '2,500 causes': () => nest(2500, (v) => new Error('e', { cause: v })), '2,000 arrays with gaps': () => nest(2000, (v) => [, v]),
  'a ring of 3,000': () => { const l = list(3000); let e = l; while (e.next) e = e.next; e.next = l; return l; }, 'a getter that throws': () => ({ get x() { throw new Error('not me'); } }),
  'a getter that gives more when it is read again': () => { let reads = 0; return { get x() { return reads++ === 0 ? 1 : list(2700); } }; },
  'a getter without end': () => { const next = () => ({ get n() { return next(); } }); return next(); },
  detached: () => { const b = new ArrayBuffer(4); structuredClone(b, { transfer: [b] }); return b; }, 'a view of what is detached': () => { const b = new Uint8Array(4); structuredClone(b, { transfer: [b.buffer] }); return { b }; },
};
/** What processes alone cannot be sent: there it fails. */
const threads = {
  'wasm module': () => ({ m: new WebAssembly.Module(Buffer.from('0061736d01000000', 'hex')) }), Blob: () => new Blob(['x']), 'secret key': () => nodeCrypto.createSecretKey(Buffer.from('a')),
  'block list': () => new net.BlockList(), 'shared memory': () => new SharedArrayBuffer(2), 'shared wasm memory': () => new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }),
};
export const kinds = { arrive: Object.keys(arrive), fail: Object.keys(fail), threads: Object.keys(threads) };
const all = { ...arrive, ...fail, ...threads };
export const give = (name) => all[name]();
export const toss = (name) => { const value = all[name](); throw value; };
export const plain = (n) => n;
/** A value as text, before it is sent and after. */
const bare = (value) => util.inspect(value, { depth: 9, breakLength: Infinity });
export const shown = (name) => bare(structuredClone(all[name]()));
export const show = bare;
`;

const PROGRAM = `
import { Pool, task } from '${LIBRARY}';
import { kinds, show } from './give.mjs';
process.on('uncaughtException', (error) => console.log('uncaught', error));
const on = (name) => task(new URL('./give.mjs', import.meta.url), name);
const [give, shown, toss, plain] = ['give', 'shown', 'toss', 'plain'].map(on);
const say = (...what) => console.log(...what.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))));
async function check(workerType) {
  const pool = new Pool({ workers: 1, workerType });
  const calls = (fn, names) => names.map((name) => [name, pool.applyAsync(fn, [name])]);
  const wanted = new Map();
  for (const [name, call] of calls(shown, kinds.arrive)) wanted.set(name, await call.get());
  for (const [name, call] of calls(give, kinds.arrive)) {
    const came = await call.get().then(show, String);
    if (came !== wanted.get(name)) say(workerType, 'arrives otherwise:', name, came, wanted.get(name));
  }
  const lost = [...kinds.fail, ...(workerType === 'process' ? kinds.threads : [])];
  const good = pool.mapAsync(plain, Array.from({ length: 20 }, (_, i) => ({ i })), { chunksize: 5 });
  for (const [name, call] of calls(give, lost)) {
    const error = await call.get().then((value) => ({ message: 'arrived as ' + show(value).slice(0, 80) }), (error) => error);
    if (error.name !== 'MaybeEncodingError' || !/Reason: '.+'/.test(error.message)) say(workerType, 'does not fail:', name, error.name ?? '', error.message);
  }
  if ((await good.get()).length !== 20) say(workerType, 'others are lost');
  if (workerType === 'thread') {
    for (const [name, call] of calls(give, kinds.threads)) await call.get().catch((error) => say('on threads:', name, error.message));
  }
  // Thrown, whatever it is, it is told.
  for (const [name, call] of calls(toss, ['list of 2,000', 'URL', '2,500 causes', 'function', '3,700 arrays'])) {
    const error = await call.get().then(() => null, (error) => error);
    if (!(error instanceof Error) || error.name === 'WorkerDiedError') say(workerType, 'is not thrown:', name, String(error));
  }
  pool.close();
  await pool.join();
}
await Promise.all(['thread', 'process'].map(check));
console.log('all');
`;

describe.each(MAJORS)('whatever a task gives or throws, on Node.js %i', (major) => {
  test('it arrives as it was, or the task fails with the reason, alike on threads and processes', async () => {
    const folder = project({ 'give.mjs': GIVE, 'main.mjs': PROGRAM });
    const ended = await folder.program('main.mjs', { node: await nodeOf(major), flags: ['--no-warnings'] });
    expect(ended).toMatchObject({ stdout: 'all\n', stderr: '', code: 0 });
  });
});

const TAKE = `
import { transfer } from '${LIBRARY}';
export const list = (n) => { let head = null; for (let i = n; i > 0; i--) head = { value: i, next: head }; return head; };
export const count = (value) => { let n = 0; for (let v = value; v; v = v.next) n++; return n; };
export const start = () => {};
const kept = new Float64Array(4);
export const give = (n) => (n % 2 === 0 ? transfer(kept) : n);
export const port = (n) => { const { port1, port2 } = new MessageChannel(); port2.close(); return n === 1 ? () => {} : transfer({ port1 }, [port1]); };
`;

const SENDS = `
import { Pool, task, transfer } from '${LIBRARY}';
import { list } from './take.mjs';
process.on('uncaughtException', (error) => console.log('uncaught', error));
const on = (name) => task(new URL('./take.mjs', import.meta.url), name);
const say = (...what) => console.log(...what.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))));
const is = (what, value, wanted) => { if (JSON.stringify(value) !== JSON.stringify(wanted)) say(what, value, 'and not', wanted); };
const ends = (call) => call.then((value) => value, (error) => error.name);
const most = process.execArgv.join().includes('--stack-size') ? 300 : 1000;
const statuses = (pool) => pool.record.tasks.map(({ status }) => status);
async function check(workerType) {
  const options = { workers: 1, workerType, record: true };
  // Some lists can be written here and not be read there.
  const lengths = [1, 500, 1500, 1700, 2000, 2300, 2600, 2900, 3000, 3200, 20, 5000, 30, 100_000, 40];
  for (const mode of ['map', 'applyAsync', 'imap']) {
    const pool = new Pool(options);
    if (mode === 'map') await pool.map(on('count'), lengths.map(list), { chunksize: 15 }).catch(() => {});
    if (mode === 'applyAsync') await Promise.all(lengths.map((n) => ends(pool.applyAsync(on('count'), [list(n)]).get())));
    if (mode === 'imap') for (const results = pool.imap(on('count'), lengths.map(list), { chunksize: 4 }); ; ) { const next = await results.next().catch(() => ({})); if (next.done) break; }
    for (const { index, status, value, error } of pool.record.tasks) {
      const isRight = status === 'ok' ? value === lengths[index] : lengths[index] > most && error.name === 'DataCloneError';
      if (!isRight) say(workerType, mode, lengths[index], status, value, error?.message);
    }
    is(workerType + ' lives', pool.record.workers.length, 1);
    await pool.terminate();
  }
  const pool = new Pool(options);
  for (const [what, value] of [['URL', new URL('https://a.b/')], ['URL within', { a: [new URL('https://a.b/')] }], ['Headers', new Headers()]])
    is(workerType + ' ' + what, await ends(pool.apply(on('count'), [value])), 'DataCloneError');
  const wasm = new WebAssembly.Module(Buffer.from('0061736d01000000', 'hex'));
  is(workerType + ' wasm', await ends(pool.apply(on('count'), [wasm])), workerType === 'thread' ? 1 : 'DataCloneError');
  // The same buffer, given away twice.
  await pool.map(on('give'), [0, 1, 2, 3, 4], { chunksize: 1 }).catch(() => {});
  is(workerType + ' moved twice', statuses(pool).slice(-5), workerType === 'thread' ? ['ok', 'ok', 'failed', 'ok', 'failed'] : ['ok', 'ok', 'ok', 'ok', 'ok']);
  const once = new Uint8Array(8);
  const ends5 = await Promise.all([transfer(once), 1, transfer(once)].map((value) => ends(pool.applyAsync(on('count'), [value], undefined, { timeout: 9e4 }).get())));
  is(workerType + ' sent twice', ends5, [1, 1, workerType === 'thread' ? 'DataCloneError' : 1]);
  await pool.map(on('port'), [0, 1, 2], { chunksize: 3 }).catch(() => {});
  is(workerType + ' ports beside what cannot be sent', statuses(pool).slice(-3), workerType === 'thread' ? ['ok', 'failed', 'ok'] : ['failed', 'failed', 'failed']);
  pool.close();
  await pool.join();
  // Arguments of an initializer.
  for (const n of [1500, 2000, 2500, 3000]) {
    try {
      const one = new Pool({ ...options, initializer: on('start'), initargs: [list(n)] });
      const end = await one.map(on('count'), [null]).then(() => 'ok', (error) => error.message);
      if (end !== 'ok' && !/initargs/.test(end)) say(workerType, 'initargs', n, end);
      one.close();
      await one.join();
    } catch (error) {
      if (!/initargs/.test(error.message)) say(workerType, 'initargs', n, error.message);
    }
  }
  const deep = new Pool({ ...options, resourceLimits: { stackSizeMb: 32 } });
  is(workerType + ' with much stack', await Promise.all([10_000, 3].map((n) => ends(deep.apply(on('list'), [n]).then((l) => l.value)))), ['MaybeEncodingError', 1]);
  await deep.terminate();
}
await Promise.all(['thread', 'process'].map(check));
console.log('all');
`;

test.each([...MAJORS.map((major) => [major, []] as const), [24, ['--stack-size=300']] as const])(
  'whatever a task is sent, it costs at most that task, on Node.js %i %s',
  async (major, flags) => {
    const folder = project({ 'take.mjs': TAKE, 'main.mjs': SENDS });
    const node = await nodeOf(major);
    const ended = await folder.program('main.mjs', { node, flags: ['--no-warnings', ...flags] });
    expect(ended).toMatchObject({ stdout: 'all\n', stderr: '', code: 0 });
  },
);
