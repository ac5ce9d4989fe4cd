import { describe, expect, it } from 'vitest';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY_CJS, project } from './program.js';

const FOREIGN_PROMISE = `
const { then: ownThen } = (async () => {})().constructor.prototype;
const Own = Promise;
globalThis.Promise = class {
  constructor(run) { this.own = new Own(run); }
  then(...args) { return new globalThis.Promise((done, fail) => ownThen.call(ownThen.call(this.own, ...args), done, fail)); }
  catch(fail) { return this.then(undefined, fail); }
  finally(act) { return this.then((v) => { act(); return v; }, (e) => { act(); throw e; }); }
  static resolve(v) { return new this((done) => done(v)); }
  static reject(e) { return new this((_, fail) => fail(e)); }
  static all(list) { return new this((done, fail) => Own.all(list).then(done, fail)); }
};
`;

/** What code does to globals, all of it before its functions run. */
const CHANGES: Record<string, string> = {
  'a subclass of Promise': 'globalThis.Promise = class extends Promise {};',
  'a Promise of its own': FOREIGN_PROMISE,
  'no Promise at all': 'delete globalThis.Promise;',
  'then that gives promises of another class': `${FOREIGN_PROMISE}
Own.prototype.then = function (...args) { return new globalThis.Promise((done, fail) => ownThen.call(this, done, fail)).then(...args); };`,
  'fake timers': `const stopped = () => 1;
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask']) globalThis[name] = stopped;
if (!require('node:worker_threads').isMainThread) process.nextTick = stopped;
process.hrtime = stopped; performance.now = () => 5; Date.now = () => 6;
globalThis.Date = class { static now() { return 7; } };`,
  'other performance, JSON, console, Buffer': `globalThis.performance = {}; globalThis.JSON = {}; globalThis.console = {}; globalThis.Buffer = {};
globalThis.structuredClone = () => { throw new Error('mine'); };`,
  'no built-in classes': `for (const name of ['Map', 'Set', 'WeakMap', 'Symbol', 'Error', 'TypeError', 'Atomics', 'Math', 'Object', 'Array', 'Float64Array', 'Uint8Array', 'SharedArrayBuffer', 'URL', 'Reflect', 'process', 'TextDecoder', 'AbortSignal', 'Proxy', 'Number', 'String']) delete globalThis[name];`,
  'patched JSON': `JSON.stringify = JSON.parse = () => { throw new Error('mine'); };`,
  'members of prototypes': `for (const name of ['extra', 'get', 'set', 'value', 'name2', 'env', 'cause', 'errors', 'timeout', 'signal', 'transfer']) Object.prototype[name] = undefined;
Object.prototype.helper = function () {}; Array.prototype.last = function () { return this.at(-1); }; String.prototype.shout = function () {};
Function.prototype.curry = function () {}; Promise.prototype.done = function () {}; Error.prototype.extra = 1;`,
  'frozen built-ins': `for (const each of [Object, Array, Function, Promise, Error, TypeError, Map, String]) { Object.freeze(each); Object.freeze(each.prototype); }
Object.freeze(JSON); Object.freeze(globalThis);`,
};

const FUNCTIONS = `
const Native = (async () => {})().constructor;
const calls = {
  sync: () => 2,
  later: async () => { await null; return 2; },
  promise: () => new Native((done) => done(2)),
  timer: () => new Native((done) => wait(() => done(2), 1)),
  thenable: () => ({ then(done) { done(2); done(7); throw 'late'; } }),
  nested: () => ({ then(done) { done({ then(done) { done(2); } }); } }),
  throws: () => { throw new RangeError('no'); },
  rejects: async () => { await null; throw new RangeError('no'); },
  plain: async () => { throw 'plain'; },
  'thenable that throws': () => ({ then() { throw new RangeError('no'); } }),
  'thenable that rejects': () => ({ then(_, fail) { fail(new RangeError('no')); } }),
};
const wait = setTimeout;
const { RangeError } = globalThis;
exports.f = (name) => calls[name]();
`;

const GOOD = ['sync', 'later', 'promise', 'timer', 'thenable', 'nested'];
const BAD = ['throws', 'rejects', 'thenable that throws', 'thenable that rejects', 'plain'];

describe('Globals that code replaces', () => {
  for (const [change, code] of Object.entries(CHANGES)) {
    it(`leave the worker's own alone: ${change}`, async () => {
      const folder = project({ 'f.cjs': FUNCTIONS + code });
      for (const type of ['thread', 'process']) {
        const args = ['run', 'f.cjs', 'f', '--inputs', JSON.stringify([...GOOD, ...BAD])];
        const { document, stderr, code } = await folder.json([
          ...args,
          '--worker-type',
          type,
          '--workers',
          '2',
        ]);
        expect(code, stderr).toBe(1);
        const { tasks } = document;
        const got = tasks.slice(0, GOOD.length).map((task: { value: unknown }) => task.value);
        expect({ type, got }).toEqual({ type, got: GOOD.map(() => 2) });
        const errors = tasks.slice(GOOD.length).map((task: { error: { name: string } }) => task.error.name);
        expect({ type, errors }).toEqual({ type, errors: [...Array(4).fill('RangeError'), 'NonError'] });
        expect(tasks.flatMap(Object.keys)).not.toContain('helper');
      }
    });
  }

  it('also before our code is loaded', async () => {
    const first = `${FOREIGN_PROMISE}
Object.prototype.helper = function () {};
globalThis.queueMicrotask = globalThis.setTimeout = () => {};`;
    const folder = project({ 'f.cjs': FUNCTIONS, 'first.cjs': first });
    for (const type of ['thread', 'process']) {
      const args = ['run', 'f.cjs', 'f', '--inputs', JSON.stringify(GOOD.filter((name) => name !== 'timer'))];
      const { document, stderr } = await folder.json([...args, '--worker-type', type, '--workers', '2'], {
        env: { NODE_OPTIONS: `--require ${folder.path('first.cjs')}` },
      });
      expect(document?.results ?? stderr).toEqual([2, 2, 2, 2, 2]);
    }
  });

  it('do not hang anything where a method of a built-in class is broken', async () => {
    const methods = [
      'Array.prototype.push',
      'Array.prototype.map',
      'Array.prototype[Symbol.iterator]',
      'Map.prototype.get',
      'Map.prototype.set',
      'Promise.prototype.then',
      'Function.prototype.apply',
      'Object.keys',
      'Object.defineProperty',
      'String.prototype.split',
      'Atomics.add',
    ];
    const folder = project({
      'f.cjs': `const methods = { ${methods.map((method) => `'${method}': (broken) => { ${method} = broken; }`).join(', ')} };
exports.f = (name) => { methods[name]?.(() => { throw new Error('broken'); }); return 1; };`,
    });
    const inputs = [...methods, 'none', 'none'];
    const args = [
      'run',
      'f.cjs',
      'f',
      '--inputs',
      JSON.stringify(inputs),
      '--workers',
      '2',
      '--chunksize',
      '1',
    ];
    const { document, code } = await folder.json([...args, '--maxtasksperchild', '1']);
    const statuses = document.tasks.map((task: { status: string }) => task.status);
    expect(statuses).toHaveLength(inputs.length);
    expect(statuses.slice(-2)).toEqual(['ok', 'ok']);
    expect(statuses.filter((status: string) => !['ok', 'failed', 'crashed'].includes(status))).toEqual([]);
    expect(code).toBe(statuses.every((status: string) => status === 'ok') ? 0 : 1);
  });
});

const PROGRAM = `
${FOREIGN_PROMISE}
const { Pool, task } = require(process.argv[2]);
const { pathToFileURL } = require('node:url');
const file = pathToFileURL(require('node:path').join(__dirname, 'work.cjs'));
const double = task(file, 'double');
const bad = task(file, 'bad');
(async () => {
  const pool = new Pool({ workers: 2, initializer: task(file, 'prepare') });
  async function* inputs() { yield 1; await null; yield 2; }
  const foreign = { [Symbol.asyncIterator]: () => { let n = 0; return { next: () => Promise.resolve({ done: n === 2, value: ++n }) }; } };
  const seen = [];
  seen.push(await pool.map(double, inputs()));
  seen.push(await pool.map(double, foreign));
  const all = [];
  for await (const value of pool.imap(double, foreign)) all.push(value);
  seen.push(all);
  let waited = false;
  const callback = () => ({ then(done) { setTimeout(() => { waited = true; done(); }, 5); } });
  await pool.applyAsync(double, [1], undefined, { callback }).get();
  seen.push(waited);
  const rejected = (then) => pool.applyAsync(double, [1], undefined, { callback: () => ({ then }) }).get().catch((error) => error.message);
  seen.push(await rejected((_, fail) => fail(new Error('told'))));
  seen.push(await rejected(() => { throw new Error('thrown'); }));
  seen.push(await pool.apply(bad).catch((error) => [error.name, error instanceof Error, error.message]));
  await pool.terminate();
  console.log(JSON.stringify(seen));
})();
`;

describe('A program that replaces the global Promise before it loads the library', () => {
  for (const major of MAJORS) {
    it(`has all calls settle, Node.js ${major}`, async () => {
      const work = `let ready;
exports.prepare = () => ({ then(done) { ready = true; done(); } });
exports.double = async (n) => { if (!ready) throw new Error('too early'); return n * 2; };
exports.bad = () => ({ then(_, fail) { fail(new RangeError('no')); } });`;
      const folder = project({ 'main.cjs': PROGRAM, 'work.cjs': work });
      const ended = await folder.start([folder.path('main.cjs'), LIBRARY_CJS], { node: await nodeOf(major) });
      expect(ended.stderr).toBe('');
      expect(JSON.parse(ended.stdout)).toEqual([
        [2, 4],
        [2, 4],
        [2, 4],
        true,
        'told',
        'thrown',
        ['RangeError', true, 'no'],
      ]);
    });
  }
});
