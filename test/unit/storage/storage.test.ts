import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Recorder } from '../../../src/record/recorder.js';
import { RunStore } from '../../../src/record/store.js';
import { checkWritable, loadRun, saveRun } from '../../../src/storage/index.js';
import { header, squares } from '../record/fixture.js';

let folder: string;
let counter = 0;
const fresh = () => join(folder, `${counter++}.poolscope`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function roundTrip(store: RunStore): Promise<RunStore> {
  const path = fresh();
  await saveRun(path, store);
  return loadRun(path);
}

describe('saveRun and loadRun', () => {
  it('give back the same record', async () => {
    for (const store of [squares(100), squares(7, 'apply_async'), new RunStore(header())]) {
      expect((await roundTrip(store)).snapshot()).toEqual(store.snapshot());
    }
  });

  it('give back any record', async () => {
    const time = fc.double();
    const json = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text));
    const row = fc.record({
      started: time,
      cpu: fc.float(),
      status: fc.nat(6),
      worker: fc.nat(32767),
      args: fc.option(
        json.map((text) => `[${text}]`),
        { nil: undefined },
      ),
      value: fc.option(json, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.string({ unit: 'binary' }), async (rows, name) => {
        const store = new RunStore(header({ function: { file: '/f.ts', name, line: 1 } }));
        store.tasks.grow(rows.length);
        rows.forEach(({ args, value, ...numbers }, i) => {
          for (const [key, number] of Object.entries(numbers)) {
            store.tasks.data[key as 'started'][i] = number;
          }
          store.args.set(i, args);
          store.outcomes.set(i, value);
        });
        expect((await roundTrip(store)).snapshot()).toEqual(store.snapshot());
      }),
      { numRuns: 50 },
    );
  });

  it('takes time in proportion to the tasks: ten times as many, not a hundred times as long', async () => {
    await timed(1000);
    const ratios: number[] = [];
    for (const _ of [1, 2, 3]) {
      ratios.push((await timed(50_000)) / (await timed(5000)));
    }
    expect(Math.min(...ratios)).toBeLessThan(30);
  });

  async function timed(count: number): Promise<number> {
    const recorder = new Recorder(header(), 0);
    recorder.submitted(
      0,
      Array.from({ length: count }, (_, i) => [{ id: i, name: `input ${i}` }]),
      1,
      0,
    );
    for (let row = 0; row < count; row++) {
      const started = row + Math.random();
      recorder.value(
        { row, started, ended: started + 1, cpu: 1, received: started + 2 },
        row * Math.random(),
      );
    }
    const from = performance.now();
    const path = fresh();
    await saveRun(path, recorder.store);
    expect((await loadRun(path)).tasks.length).toBe(count);
    return performance.now() - from;
  }

  it('makes missing folders, replaces a file, keeps a link, and leaves nothing else behind', async () => {
    const place = join(folder, 'a', 'b');
    await saveRun(join(place, 'run.poolscope'), squares(3));
    await symlink('run.poolscope', join(place, 'link.poolscope'));
    await saveRun(join(place, 'link.poolscope'), squares(4));
    expect((await loadRun(join(place, 'run.poolscope'))).tasks.length).toBe(4);
    expect((await readdir(place)).sort()).toEqual(['link.poolscope', 'run.poolscope']);
  });
});

describe('loadRun refuses', () => {
  const refusal = async (bytes: Uint8Array | string) => {
    const path = fresh();
    await writeFile(path, bytes);
    return loadRun(path).then(
      () => 'loaded',
      (error: Error) => `${error.name}: ${error.message.slice(path.length)}`,
    );
  };
  const good = async () => {
    const path = fresh();
    await saveRun(path, squares(5));
    return readFile(path);
  };

  it('a file with any byte flipped', async () => {
    const bytes = await good();
    for (let i = 0; i < bytes.length; i++) {
      const damaged = Buffer.from(bytes);
      damaged[i] = (damaged[i] as number) ^ (1 << (i % 8));
      expect(await refusal(damaged), `byte ${i}`).toMatch(/^RequestError: /);
    }
  });

  it('a file cut anywhere, or with something after its end', async () => {
    const bytes = await good();
    for (let size = 10; size < bytes.length; size += 7) {
      expect(await refusal(bytes.subarray(0, size)), `${size} bytes`).toMatch(
        /^RequestError: .*damaged or incomplete/,
      );
    }
    expect(await refusal(Buffer.concat([bytes, Buffer.of(0)]))).toContain('damaged');
  });

  it('foreign, newer, empty and forged files, each with its sentence', async () => {
    expect(await refusal('')).toContain('is empty');
    expect(await refusal('{"a":1}')).toContain('is not a Poolscope run');
    expect(await refusal('POOLSCOPES\n')).toContain('is not a Poolscope run');
    expect(await refusal('POOLSCOPE 2 something\nnew')).toContain('newer Poolscope');
    const line = (await good()).toString('latin1').split('\n')[0];
    for (const payload of [Buffer.from('no gzip'), gzipSync('x'), gzipSync('\x02\0\0\0{}')]) {
      const content = Buffer.concat([Buffer.from(`${line}\n`), payload]);
      const forged = Buffer.concat([content, createHash('sha256').update(content).digest()]);
      expect(await refusal(forged)).toContain('is not a run that can be read');
    }
  });

  it('what is not there or is a folder', async () => {
    await expect(loadRun(join(folder, 'none'))).rejects.toThrow('there is no such file');
    await expect(loadRun(folder)).rejects.toThrow('it is a folder');
  });
});

describe('checkWritable', () => {
  it('makes folders and leaves no file', async () => {
    await checkWritable(join(folder, 'new', 'run.poolscope'));
    expect(await readdir(join(folder, 'new'))).toEqual([]);
  });

  it('tells of places that cannot be written', async () => {
    const file = fresh();
    await writeFile(file, '');
    await expect(checkWritable(folder)).rejects.toThrow('it is a folder');
    await expect(checkWritable(join(file, 'x', 'y'))).rejects.toThrow('a part of its path is a file');
    await expect(checkWritable('/dev/null')).rejects.toThrow('not a regular file');
    await expect(checkWritable('/proc/none/x')).rejects.toThrow('cannot be written');
  });
});
