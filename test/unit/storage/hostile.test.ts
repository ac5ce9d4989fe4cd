import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRun } from '../../../src/storage/index.js';
import { mostUnpacked } from '../../../src/storage/limits.js';
import { header } from '../record/fixture.js';
import { forged, payloadOf } from './forge.js';

/** Files whose checksum is right: whoever made them wanted them to be like this. */
describe('a run file from a stranger', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    path = join(folder, 'run.poolscope');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const rows = { tasks: 0, caller: 0, callbacks: 0 };
  const index = (change: object = {}) => ({ header: header(), rows, sections: [], ...change });
  const texts = (name: string, ...all: string[]) => {
    const sizes = new Uint32Array(all.map((text) => Buffer.byteLength(text)));
    const bytes = Buffer.concat([Buffer.from(sizes.buffer), Buffer.from(all.join(''))]);
    return payloadOf(index({ sections: [{ name, bytes: bytes.length, count: all.length }] }), bytes);
  };
  async function refusal(payload: Uint8Array): Promise<string> {
    await writeFile(path, forged(payload));
    const answer = await loadRun(path).then(
      () => 'loaded',
      (error: Error) => `${error.name}: ${error.message}`,
    );
    return answer.replace(`${path} `, '');
  }

  it('is read when nothing is wrong with it', async () => {
    expect(await refusal(payloadOf(index()))).toBe('loaded');
    expect(
      await refusal(texts('output', '{"at":1,"worker":null,"index":null,"stream":"stdout","text":""}')),
    ).toBe('loaded');
  });

  it('is refused when a task has texts that are less or more than one JSON value', async () => {
    const whole = [
      '[1]',
      '["a\\u00e9\\"\\\\ é"]',
      '[{"a":[-1.5e+3,true,null,0]}, [] ,{} ]',
      '[ ]',
      '[0]',
      '[-0]',
      '[10,2]',
    ];
    expect(await refusal(texts('args', ...whole))).toBe('loaded');
    expect(
      await refusal(texts('outcomes', ...whole, '1', '-0.5', '"x"', 'null', ' 1 ', '{"a":{"b":{}}}')),
    ).toBe('loaded');
    const broken = [
      '[1],"status":"ok","value":"SPOOF","z":[2]',
      '1},{"index":77,"status":"ok","value":1',
      ...[
        '',
        ' ',
        '[',
        ']',
        '[1',
        '[1]]',
        '[1,]',
        '[,1]',
        '{}}',
        '{"a"}',
        '{"a":}',
        '{"a":1,}',
        '{a:1}',
        '{1:1}',
        '[1}',
        '{"a":1]',
      ],
      ...[
        '01',
        '-',
        '1.',
        '.5',
        '1e',
        '+1',
        '0x1',
        'NaN',
        'nul',
        'truefalse',
        'true1',
        '1 2',
        "'a'",
        '"a',
        '"\\x"',
        '"\\u12"',
        '"a\nb"',
        '"\t"',
      ],
      `${'['.repeat(3000)}${']'.repeat(3000)}`,
    ];
    for (const text of broken) {
      for (const all of [[text], ['[1]', text, '[2]']]) {
        for (const name of ['args', 'outcomes']) {
          expect(await refusal(texts(name, ...all)), `${name} ${text.slice(0, 50)}`).toMatch(/not JSON/);
        }
      }
    }
    // Together they would be what each is not.
    expect(await refusal(texts('outcomes', '[1', '2]'))).toMatch(/not JSON/);
    expect(await refusal(texts('args', '1'))).toMatch(/not JSON/);
  });

  it('is given no memory for rows or texts that it only claims', async () => {
    for (const table of ['tasks', 'caller', 'callbacks']) {
      for (const count of [4e9, 1e6, -1, 0.5, '7', null]) {
        const said = await refusal(payloadOf(index({ rows: { ...rows, [table]: count } })));
        expect(said, `${count} ${table}`).toMatch(/^RequestError: is not a run that can be read: /);
      }
    }
    for (const section of [
      { name: 'args', bytes: 4, count: 4e9 },
      { name: 'args', bytes: -8, count: 0 },
      { name: 'args', bytes: 2 ** 40 },
    ]) {
      const said = await refusal(payloadOf(index({ sections: [section] }), Buffer.alloc(8)));
      expect(said, JSON.stringify(section)).toMatch(/^RequestError: is not a run that can be read: /);
    }
  });

  it('is refused when it is a bomb of zeros', async () => {
    const bomb = Buffer.alloc(mostUnpacked(0) + 1);
    expect(await refusal(bomb)).toContain('unpacked it is far larger than a run of its size');
  });

  it('is refused when it nests without end', async () => {
    const deep = `{"header":${'['.repeat(1e6)}${']'.repeat(1e6)}}`;
    expect(await refusal(payloadOf(deep))).toContain('it nests deeper than');
    expect(await refusal(payloadOf(`"${'['.repeat(1e6)}"`))).not.toContain('nests');
  });

  it('is refused when its header would break who shows it', async () => {
    for (const change of [
      { startedAt: 1e300 },
      { pool: { workers: 1e9, workerType: 'thread', chunksize: 1 } },
      { function: null },
      { mode: '__proto__' },
      { outcome: 'constructor' },
      { error: { name: 1, message: 'x' } },
    ]) {
      const said = await refusal(payloadOf(index({ header: { ...header(), ...change } })));
      expect(said, JSON.stringify(change)).toMatch(/^RequestError: is not a run that can be read: /);
    }
  });

  it('is refused when a worker, a line of output or a status is none', async () => {
    for (const payload of [
      texts('workers', 'null'),
      texts('workers', '{"worker":1e9,"spawn":0}'),
      texts('output', '{"text":{}}'),
      texts('output', 'x'),
    ]) {
      expect(await refusal(payload)).toMatch(/^RequestError: is not a run that can be read: /);
    }
    const sections = [{ name: 'tasks.status', bytes: 1 }];
    const payload = payloadOf(index({ rows: { ...rows, tasks: 1 }, sections }), Buffer.of(7));
    expect(await refusal(payload)).toContain('a status that there is not');
  });

  it('changes nothing of what all objects have', async () => {
    const json = JSON.stringify(index()).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    expect(await refusal(payloadOf(json))).toBe('loaded');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('is not waited for when it is a pipe or a device', async () => {
    const pipe = join(folder, 'pipe.poolscope');
    execFileSync('mkfifo', [pipe]);
    await expect(loadRun(pipe)).rejects.toThrow('it is not a regular file');
    const link = join(folder, 'zero.poolscope');
    await symlink('/dev/zero', link);
    await expect(loadRun(link)).rejects.toThrow('it is not a regular file');
  });
});
