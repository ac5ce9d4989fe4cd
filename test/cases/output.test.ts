import { describe, expect, it } from 'vitest';
import { LIBRARY, project } from './program.js';

const PRINT = `
import { setTimeout as wait } from 'node:timers/promises';
const three = () => { console.log('one'); console.error('two'); process.stdout.write('three\\nfour €'); };
export const spin = () => { three(); for (;;); };
export const flood = () => { for (let i = 0; i < 3000; i++) console.log('line ' + i); three(); for (;;); };
export const exit = () => { three(); process.exit(3); };
export const crash = () => { three(); setImmediate(() => { throw new Error('late crash'); }); return wait(10_000); };
export const kill = () => { three(); if (process.send) process.kill(process.pid, 'SIGKILL'); for (;;); };
export const memory = () => { three(); const all = []; for (;;) all.push(new Array(1e5).fill(0.5 + all.length)); };
export const bytes = async () => {
  const euro = Buffer.from('€');
  const said = [];
  process.stdout.write('616263', 'hex');
  process.stdout.write('ZGVm', 'base64');
  process.stdout.write(euro.subarray(0, 2));
  process.stderr.write(euro.subarray(0, 1));
  process.stdout.write(euro.subarray(2));
  process.stderr.write(euro.subarray(1));
  await new Promise((done) => process.stdout.write('g', done));
  await new Promise((done) => process.stdout.write('h', 'utf8', done));
  await new Promise((done) => process.stdout.write(Buffer.from('i'), done));
  process.stdout.cork(); process.stdout.write('j'); process.stdout.write('k'); process.stdout.uncork();
  try { process.stdout.write(null); } catch (error) { said.push(error.code); }
  await new Promise((done) => process.stdout.end('l\\r\\n', done));
  console.log('after');
  said.push(process.stdout.writable, process.stdout.write(''));
  return said;
};
export const dots = () => { for (let i = 0; i < 300_000; i++) process.stdout.write('.'); };
export const long = () => { const text = 'x'.repeat(250_000); for (let i = 0; i < 400; i++) process.stdout.write(text); };
`;
const LINES = [
  ['stdout', 'one'],
  ['stderr', 'two'],
  ['stdout', 'three'],
  ['stdout', 'four €'],
];

interface Printed {
  stream: string;
  text: string;
  worker: number | null;
}

describe('What functions print', () => {
  for (const type of ['thread', 'process']) {
    it(`is told however their worker ends, ${type}`, async () => {
      const folder = project({ 'print.mjs': PRINT });
      const ends = ['spin', 'flood', 'exit', 'crash', 'kill'];
      await Promise.all(
        ends.map(async (name) => {
          const args = ['run', 'print.mjs', name, '--inputs', '[1]', '--workers', '1', '--worker-type', type];
          const { document, stderr } = await folder.json([...args, '--timeout', '700']);
          const lines = document.output.filter(({ worker }: Printed) => worker !== null) as Printed[];
          const printed = lines.map(({ stream, text }) => [stream, text]);
          const own = name === 'flood' ? printed.slice(3000) : printed;
          expect({ name, own }).toEqual({ name, own: LINES });
          expect(printed.length - own.length).toBe(name === 'flood' ? 3000 : 0);
          expect(stderr).toContain('[worker 0 #0] four €');
        }),
      );
    });

    it(`arrives in its pieces as Node.js writes it, ${type}`, async () => {
      const folder = project({ 'print.mjs': PRINT });
      const args = ['--inputs', '[1]', '--workers', '1', '--worker-type', type];
      const { document } = await folder.json(['run', 'print.mjs', 'bytes', ...args]);
      expect(document.output.map(({ stream, text }: Printed) => [stream, text])).toEqual([
        ['stdout', 'abcdef€ghijkl'],
        ['stdout', 'after'],
        ['stderr', '€'],
      ]);
      expect(document.results).toEqual([['ERR_STREAM_NULL_VALUES', true, true]]);
      const dots = await folder.json(['run', 'print.mjs', 'dots', ...args]);
      expect(dots.document.output.map(({ text }: Printed) => text)).toEqual(['.'.repeat(300_000)]);
      const long = await folder.json(['run', 'print.mjs', 'long', ...args]);
      expect(long.document.output).toHaveLength(1);
      expect(long.document.output[0].text.slice(-80)).toContain('x … (83222784 more characters of this line');
    });
  }

  it('is told when they run out of memory', async () => {
    const main = `import { Pool, task } from ${JSON.stringify(LIBRARY)};
const pool = new Pool({ workers: 1, resourceLimits: { maxOldGenerationSizeMb: 32 } });
console.log(await pool.apply(task(new URL('./print.mjs', import.meta.url), 'memory')).catch((error) => error.name));
await pool.terminate();`;
    const folder = project({ 'print.mjs': PRINT, 'main.mjs': main });
    const ended = await folder.program('main.mjs');
    expect(ended.stdout).toBe('one\nthree\nfour €\nWorkerDiedError\n');
    expect(ended.stderr).toContain('two\n');
  });
});

const LATE = `
async function save(n) { await null; throw Object.assign(new Error('not saved ' + n), { cause: new Error('why') }); }
export function f(n) { save(n); return n; }
export function text(n) { Promise.reject('plain ' + n); return n; }
`;

describe('What fails when its task is over', () => {
  for (const type of ['thread', 'process']) {
    it(`is shown, ${type}`, async () => {
      const folder = project({ 'late.mjs': LATE });
      const args = ['--inputs', '[1]', '--workers', '1', '--worker-type', type];
      const { document, stderr, code } = await folder.json(['run', 'late.mjs', 'f', ...args]);
      expect(code).toBe(0);
      expect(document.results).toEqual([1]);
      expect(stderr).toMatch(/Error: not saved 1\n.* at save \(.*late\.mjs:2/);
      expect(document.output.map(({ text }: Printed) => text).join('\n')).toContain('Error: not saved 1');
      const { reason } = document.workers[0];
      // The last task's worker may be told to end before it comes to the error.
      expect(['nothing caught Error: not saved 1', 'ended with the pool']).toContain(reason);
    });
  }

  it('is shown by the library, and not as a matter of maxtasksperchild', async () => {
    const main = `import { Pool, task } from ${JSON.stringify(LIBRARY)};
const pool = new Pool({ workers: 1, record: true });
const file = new URL('./late.mjs', import.meta.url);
const results = await pool.map(task(file, 'f'), [1, 2], { chunksize: 1 });
results.push(await pool.apply(task(file, 'text'), [3]));
pool.close();
await pool.join();
console.log(JSON.stringify([results, pool.record.workers[0].reason]));`;
    const folder = project({ 'late.mjs': LATE, 'main.mjs': main });
    const ended = await folder.program('main.mjs');
    expect(JSON.parse(ended.stdout)).toEqual([[1, 2, 3], 'nothing caught Error: not saved 1']);
    expect(ended.stderr).toMatch(/^Uncaught Error: not saved 1\n {4}at save /);
    expect(ended.stderr).toContain('[cause]: Error: why');
    const { stdout } = await folder.poolscope([
      'run',
      'late.mjs',
      'f',
      '--inputs',
      '[1, 2, 3, 4]',
      '--workers',
      '1',
    ]);
    expect(stdout).not.toContain('maxtasksperchild');
    expect(stdout).toContain('ended by an error that nothing caught (Error: not saved 1)');
  });
});
