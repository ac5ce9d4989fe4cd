import { describe, expect, it } from 'vitest';
import { MAJORS, nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';

const THROW = `
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import vm from 'node:vm';

class HttpError extends Error {
  status = 404;
  details = { path: ['a', 'b'], at: new Date(0), seen: new Map([['k', 1]]), big: 10n };
  #secret = 1;
}
const made = {
  fields: () => Object.assign(new Error('busy'), { statusCode: 503, retry: true, none: null, gone: undefined }),
  class: () => new HttpError('not found'),
  cause: () => new Error('outer', { cause: Object.assign(new TypeError('inner'), { statusCode: 500 }) }),
  errors: () => new AggregateError([Object.assign(new Error('one'), { at: 1 }), Object.assign(new Error('two'), { at: 2 })], 'all'),
  nested: () => Object.assign(new Error('query'), { original: Object.assign(new RangeError('deep'), { line: 3 }) }),
  realm: () => vm.runInNewContext('Object.assign(new RangeError("theirs"), { field: { a: [1] } })'),
  names: () => Object.assign(new Error('odd'), { errors: { name: 'not a list' }, code: { a: 1 }, constructor: 1, ['__proto__x']: 2 }),
  unsendable: () => Object.assign(new Error('u'), {
    fn() {}, symbol: Symbol('s'), promise: Promise.resolve(), weak: new WeakMap(), emitter: new EventEmitter(), url: new URL('http://a/b'),
    list: [1, () => {}, 3], proxy: new Proxy({}, { ownKeys() { throw new Error('trap'); } }), kept: 1,
  }),
  getter: () => Object.defineProperty(Object.assign(new Error('g'), { kept: 1 }), 'broken', {
    get() { throw new Error('getter'); }, enumerable: true,
  }),
  cycle: () => { const e = new Error('c'); e.self = e; e.details = { e, n: 1 }; e.details.again = e.details; return e; },
  loop: () => { const e = new Error('l'); e.cause = e; return e; },
  deep: () => { let list = null; for (let i = 0; i < 100000; i++) list = { list }; return Object.assign(new Error('d'), { list }); },
  long: () => Object.assign(new Error('long'), { text: 'x'.repeat(3e6), list: Array.from({ length: 1e5 }, (_, i) => i), bytes: new Uint8Array(2e6), kept: 1 }),
  proxy: () => new Proxy(new Error('p'), { ownKeys() { throw new Error('trap'); } }),
  file: () => { try { readFileSync('/no/such/file'); } catch (error) { return error; } },
  child: () => {
    try {
      execFileSync(process.execPath, ['-e', 'console.log("out"); process.exit(3)'], { stdio: 'pipe' });
    } catch (error) {
      return error;
    }
  },
  text: () => 'just a text',
};
export const names = Object.keys(made);
export function fail(name) { throw made[name](); }
`;

const PROGRAM = `
import { Pool, task } from ${JSON.stringify(LIBRARY)};
const file = new URL('./throw.mjs', import.meta.url);
const fail = task(file, 'fail');
const { names } = await import(file);
const pool = new Pool({ workers: 1, workerType: process.argv[2] });
const got = {};
for (const name of names) got[name] = await pool.apply(fail, [name]).catch((error) => error);
await pool.terminate();
const own = (name) => ({ ...got[name] });
const check = (name, is) => { if (!is) console.log('wrong:', name, JSON.stringify(got[name]).slice(0, 300)); };
const same = (name, wanted) => check(name, JSON.stringify(own(name)) === JSON.stringify(wanted));
same('fields', { statusCode: 503, retry: true, none: null, gone: undefined });
check('fields', 'gone' in got.fields && got.fields.name === 'Error' && got.fields.message === 'busy');
const { status, details } = got.class;
check('class', status === 404 && details.path.join() === 'a,b' && details.at.getTime() === 0 && details.seen.get('k') === 1 && details.big === 10n);
check('cause', got.cause.cause.statusCode === 500 && got.cause.cause instanceof TypeError);
check('errors', got.errors.errors.map(({ at }) => at).join() === '1,2');
check('nested', got.nested.original instanceof RangeError && got.nested.original.line === 3 && got.nested.original.message === 'deep');
check('realm', got.realm instanceof RangeError && got.realm.field.a[0] === 1);
check('names', got.names.errors.name === 'not a list' && got.names.code.a === 1 && Object.hasOwn(got.names, 'constructor'));
same('unsendable', { list: [1, undefined, 3], kept: 1 });
same('getter', { kept: 1 });
check('cycle', got.cycle.details.n === 1 && got.cycle.details.again === got.cycle.details);
check('loop', got.loop.message === 'l' && got.loop.cause.message.includes('the same error'));
check('deep', JSON.stringify(got.deep).includes('levels deep'));
check('long', /characters more/.test(got.long.text) && /99000 more/.test(got.long.list.at(-1)) && /2000000 bytes/.test(got.long.bytes));
check('proxy', got.proxy.message === 'p');
same('file', { code: 'ENOENT', errno: -2, syscall: 'open', path: '/no/such/file' });
check('child', got.child.status === 3 && got.child.stdout.toString() === 'out\\n' && got.child.output.length === 3);
check('text', got.text.name === 'NonError' && got.text.thrown === 'just a text');
console.log('checked', Object.keys(got).length);
`;

describe('What an error carries along', () => {
  for (const major of MAJORS) {
    it(`arrives in the caller's process, Node.js ${major}`, async () => {
      const node = await nodeOf(major);
      const folder = project({ 'throw.mjs': THROW, 'main.mjs': PROGRAM });
      for (const type of ['thread', 'process']) {
        const ended = await folder.start([folder.path('main.mjs'), type], { node });
        expect(ended).toMatchObject({ stdout: 'checked 17\n', stderr: '', code: 0 });
      }
    });
  }

  it('stands in the record and its exports, and in the report', async () => {
    const folder = project({ 'throw.mjs': THROW });
    const names = ['fields', 'file', 'nested', 'cause', 'cycle', 'deep', 'text'];
    for (const type of ['thread', 'process']) {
      const args = ['run', 'throw.mjs', 'fail', '--inputs', JSON.stringify(names), '--worker-type', type];
      const { document, code } = await folder.json(args);
      expect(code).toBe(1);
      const [fields, file, nested, cause, cycle, deep, text] = document.tasks.map(
        (task: { error: unknown }) => task.error,
      );
      expect(fields.properties).toEqual({
        statusCode: 503,
        retry: true,
        none: null,
        gone: { $type: 'undefined' },
      });
      expect(file).toMatchObject({ code: 'ENOENT', properties: { syscall: 'open', path: '/no/such/file' } });
      expect(nested.properties.original).toMatchObject({
        $type: 'error',
        message: 'deep',
        properties: { line: 3 },
      });
      expect(cause.cause.properties).toEqual({ statusCode: 500 });
      expect(cycle.properties.details).toMatchObject({ n: 1, again: { $type: 'circular' } });
      expect(JSON.stringify(deep.properties)).toContain('levels deep');
      expect(text).toEqual({ name: 'NonError', message: '"just a text"', thrown: 'just a text' });
    }
    const report = await folder.poolscope([
      'run',
      'throw.mjs',
      'fail',
      '--inputs',
      '["fields"]',
      '--out',
      'run.poolscope',
    ]);
    expect(report.stdout).toContain('Error: busy { statusCode: 503, retry: true');
    for (const format of ['csv', 'jsonl', 'markdown', 'junit']) {
      const exported = await folder.poolscope(['export', 'run.poolscope', '--format', format]);
      expect(exported.stdout).toContain('503');
    }
  });

  it('is told whatever the file makes of stacks', async () => {
    for (const prepare of ['(_, sites) => sites', '() => { throw new Error("mine"); }', '() => 7', '42']) {
      const folder = project({
        'f.mjs': `Error.prepareStackTrace = ${prepare};
export function f(n) {
  throw Object.assign(new Error('no ' + n), { n });
}`,
      });
      const { document } = await folder.json(['run', 'f.mjs', 'f', '--inputs', '[1]']);
      const { error } = document.tasks[0];
      expect(error).toMatchObject({ name: 'Error', message: 'no 1', properties: { n: 1 } });
      expect(error.stack).toMatch(/^Error: no 1\n {4}at f \(.*f\.mjs:3:/);
    }
  });
});
