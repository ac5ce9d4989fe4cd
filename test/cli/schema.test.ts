import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv, type ErrorObject } from 'ajv';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { MODE_NAMES } from '../../src/record/modes.js';
import { start, startIn } from './poolscope.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCHEMA = JSON.parse(readFileSync(`${ROOT}schemas/record.schema.json`, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'schema-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const validate = new Ajv({ strict: false, allErrors: true }).compile(SCHEMA);
/** Knows no keys but those that the schema names: a record that has others is documented badly. */
const validateClosed = new Ajv({ strict: false, allErrors: true }).compile(closed(SCHEMA) as object);

function faults(document: unknown, check = validate): string[] {
  return check(document) ? [] : (check.errors ?? []).map(sentence);
}
function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
/** The schema with every object of ours closed; values of the user's may have any key. */
function closed(schema: unknown, key = ''): unknown {
  if (Array.isArray(schema)) {
    return schema.map((each) => closed(each));
  }
  if (typeof schema !== 'object' || schema === null || key === 'Value') {
    return schema;
  }
  const copy = Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, closed(each, name)]));
  return copy.type === 'object' && copy.properties ? { ...copy, additionalProperties: false } : copy;
}

const WORK = `
export const square = (n) => n * n;
export const add = (a, b, { scale = 1 } = {}) => (a + b) * scale;
export function odd(n) {
  if (n === 1) throw new TypeError('one', { cause: new AggregateError([new RangeError('part'), 7], 'parts') });
  if (n === 2) throw { not: 'an error' };
  if (n === 3) return Promise.resolve;
  if (n === 4) process.exit(9);
  return n;
}
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const same = (value) => value;
export const say = (n) => console.log('line', n);
`;
beforeAll(() => writeFileSync(join(folder, 'work.mjs'), WORK));

async function record(name: string, inputs: string, ...args: string[]) {
  const { stdout } = await startIn(folder, [
    ...['run', 'work.mjs', name, '--inputs', inputs, '--workers', '2', '--json', '--quiet'],
    ...args,
  ]);
  return JSON.parse(stdout);
}

/** Every kind of value that is written with a `$type`. */
const VALUES = `[1n, NaN, -0, undefined, null, 'text', new Date(0), new Date(NaN), new Map([[1, new Set([2])]]), /x/g, { $type: 'mine' },
  { deep: { $type: { $type: 1 } } }, Object.assign([1], { name: 2 }), new Uint8Array([1, 2]), new Float32Array(2).buffer, Object(1),
  new Error('e', { cause: 1 }), new DataView(new ArrayBuffer(1)), (() => { const a = []; a.push(a); return a; })()]`;

describe('schemas/record.schema.json', () => {
  it('is what the types say', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/schemas.mjs', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('describes every key', () => {
    const without: string[] = [];
    /** @param isKeys - what it has are keys of the document, one of which is called `properties` */
    const look = (schema: unknown, path: string, isKeys = false) => {
      for (const [name, each] of Object.entries((schema ?? {}) as Record<string, unknown>)) {
        const hasKeys = !isKeys && name === 'properties';
        if (hasKeys && !/\/(Value|counts|if)\b/.test(path)) {
          const keys = Object.entries(each as Record<string, { description?: string }>);
          without.push(...keys.filter(([, key]) => !key.description).map(([key]) => `${path}.${key}`));
        }
        if (typeof each === 'object') {
          look(each, `${path}/${name}`, hasKeys);
        }
      }
    };
    look(SCHEMA, '');
    expect(without).toEqual([]);
  });

  describe('holds for the record of', () => {
    it.each(MODE_NAMES.map((mode) => [mode]))('%s', async (mode) => {
      const document = await record('add', '[[1, 2], [3, 4], [5, 6]]', '--mode', mode);
      expect(document.mode).toBe(mode);
      expect(faults(document, validateClosed)).toEqual([]);
    });

    it.each<[string, string[], Record<string, unknown>]>([
      ['a run that failed', ['odd', '[0, 1, 2, 3, 4]'], { outcome: 'failed', results: null }],
      ['apply_async that failed', ['odd', '[0, 1]', '--mode', 'apply_async'], { outcome: 'failed' }],
      ['a run that ran out of time', ['sleep', '[1, 60000]', '--timeout', '200'], { outcome: 'failed' }],
      ['chunks by measure', ['square', '[1, 2, 3, 4, 5]', '--chunksize', 'auto'], { outcome: 'completed' }],
      ['processes', ['say', '[1, 2]', '--worker-type', 'process'], { outcome: 'completed' }],
      ['a measured baseline', ['sleep', '[5, 5, 5, 5]', '--baseline', '3'], { outcome: 'completed' }],
      ['replaced workers', ['square', '[1, 2, 3, 4]', '--chunksize', '1', '--maxtasksperchild', '1'], {}],
      ['values JSON has no word for', ['same', VALUES], { outcome: 'completed' }],
      ['no inputs', ['square', '[]'], { outcome: 'completed', results: [] }],
    ])('%s', async (_, [name, inputs, ...args], expected) => {
      const document = await record(name as string, inputs as string, ...args);
      expect(document).toMatchObject(expected);
      expect(faults(document, validateClosed)).toEqual([]);
    });

    it('a run that was cancelled', async () => {
      const words = ['run', 'work.mjs', 'sleep', '--inputs', '[1, 60000, 60000]', '--workers', '1'];
      const { child, ended } = start([...words, '--chunksize', '1', '--json'], {}, folder);
      setTimeout(() => child.kill('SIGINT'), 2000);
      const { code, stdout } = await ended;
      expect(code).toBe(130);
      const document = JSON.parse(stdout);
      expect(document.outcome).toBe('cancelled');
      expect(faults(document, validateClosed)).toEqual([]);
    });

    it("a library's pool: before, between and after its calls", async () => {
      const { Pool, task }: typeof import('../../src/index.js') = await import(
        pathToFileURL(`${ROOT}dist/index.js`).href
      );
      const pool = new Pool({ workers: 1, record: true });
      const file = pathToFileURL(join(folder, 'work.mjs'));
      const records = [pool.record];
      await pool.map(task(file, 'square'), [1, 2]);
      records.push(pool.record);
      const later = pool.applyAsync(task(file, 'sleep'), [60_000]);
      await later.wait(200);
      records.push(pool.record);
      await pool.terminate();
      records.push(pool.record);
      expect(records.map((each) => each?.mode)).toEqual([null, 'map', 'mixed', 'mixed']);
      expect(records.flatMap((each) => faults(each, validateClosed))).toEqual([]);
    });
  });

  test('a document with further keys is one still: a later version may have some', async () => {
    const document = await record('square', '[1]');
    expect(faults({ ...document, later: 1, tasks: [{ ...document.tasks[0], later: 1 }] })).toEqual([]);
  });

  describe('does not hold for', () => {
    // biome-ignore lint/suspicious/noExplicitAny: it is damaged on purpose
    const damages: [string, (document: any) => unknown][] = [
      ['another format', (d) => Object.assign(d, { format: 'other' })],
      ['another version', (d) => Object.assign(d, { version: 2 })],
      ['a mode that is none', (d) => Object.assign(d, { mode: 'mapp' })],
      ['no tasks', (d) => delete d.tasks],
      ['no metrics', (d) => delete d.metrics],
      ['a time that is a text', (d) => Object.assign(d.tasks[0], { started: '1 ms' })],
      ['a time that is missing', (d) => delete d.tasks[0].received],
      ['an index below 0', (d) => Object.assign(d.tasks[0], { index: -1 })],
      ['half a worker', (d) => Object.assign(d.tasks[0], { worker: 0.5 })],
      ['a status that is none', (d) => Object.assign(d.tasks[0], { status: 'fine' })],
      ['a task that is ok without a value', (d) => delete d.tasks[0].value],
      ['a task that failed without an error', (d) => Object.assign(d.tasks[0], { status: 'failed' })],
      ['arguments that are no list', (d) => Object.assign(d.tasks[0], { args: 1 })],
      ['a $type that is none', (d) => Object.assign(d.tasks[0], { value: { $type: 'mine' } })],
      ['such a one far down', (d) => Object.assign(d.tasks[0], { value: [{ a: { $type: 'mine' } }] })],
      [
        'a bigint that is a number',
        (d) => Object.assign(d.tasks[0], { value: { $type: 'bigint', value: 1 } }),
      ],
      ['a call that is none', (d) => Object.assign(d.caller[0], { call: 'fetch' })],
      ['a completion order of fractions', (d) => Object.assign(d, { completionOrder: [0.5] })],
      ['a speed-up that is a text', (d) => Object.assign(d.metrics, { speedup: '2×' })],
      ['an error without a message', (d) => Object.assign(d, { error: { name: 'Error' } })],
    ];
    // biome-ignore lint/suspicious/noExplicitAny: as above
    let sound: any;
    beforeAll(async () => {
      sound = await record('square', '[1, 2]');
    });

    it.each(damages)('%s', (_, damage) => {
      const document = structuredClone(sound);
      expect(faults(document)).toEqual([]);
      damage(document);
      expect(faults(document)).not.toEqual([]);
    });
  });
});
