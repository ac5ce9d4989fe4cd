import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { poolscope, start } from './poolscope.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const json = (...args: string[]) =>
  poolscope('run', 'work.ts', ...args, '--json', '--quiet', '--workers', '2');

describe('poolscope run --json', () => {
  it.each([
    ['map', [9, 1, 4]],
    ['apply', [9, 1, 4]],
    ['map_async', [9, 1, 4]],
  ])('prints the document of %s, and nothing else', async (mode, results) => {
    const { code, stdout, stderr } = await json('square', '--mode', mode);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      format: 'poolscope-run',
      version: 1,
      function: { name: 'square', line: 3 },
      mode,
      outcome: 'completed',
      results,
      inputs: { count: 3 },
    });
    expect(document.tasks.map((task: { args: unknown }) => task.args)).toEqual([[3], [1], [2]]);
    expect(document.metrics.tasks).toBe(3);
  });

  it('keeps of long results the beginning where that is asked for, and all of the arguments', async () => {
    const file = join(folder, 'long.mjs');
    await writeFile(file, 'export const repeat = (text) => text.repeat(2);');
    const inputs = JSON.stringify(['a', 'b'.repeat(900)]);
    const ask = (...more: string[]) =>
      poolscope('run', file, 'repeat', '--inputs', inputs, '--json', '--quiet', '--workers', '2', ...more);
    const { code, stdout } = await ask('--values', 'preview');
    expect(code).toBe(0);
    const { results, tasks } = JSON.parse(stdout);
    expect(results[0]).toBe('aa');
    expect(results[1]).toMatchObject({
      $type: 'cut',
      length: 1802,
      preview: expect.stringMatching(/^"b+…$/),
    });
    expect(tasks[1].args).toEqual(['b'.repeat(900)]);
    expect(JSON.parse((await ask()).stdout).results[1]).toBe('b'.repeat(1800));
    expect(await ask('--values', 'some')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('values must be whole or preview, not "some"'),
    });
  });

  it('gives the results of apply_async as they completed', async () => {
    const { stdout } = await json('later', '--mode', 'apply_async', '--inputs', '[12, 1]');
    const document = JSON.parse(stdout);
    expect(document.results).toEqual([1, 12]);
    expect(document.completionOrder).toEqual([1, 0]);
    expect(document.output.map((line: { text: string }) => line.text)).toContain('done with 1');
  });

  it('finds the chunks by itself with --chunksize auto, and has them in the document', async () => {
    const { code, stdout } = await json('square', '--inputs', '[1, 2, 3, 4, 5]', '--chunksize', 'auto');
    const document = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(document.pool.chunksize).toBe('auto');
    expect(document.results).toEqual([1, 4, 9, 16, 25]);
    for (const { chunk } of document.tasks) {
      expect(chunk).toBeGreaterThanOrEqual(0);
    }
  });

  it('ends with 1 when tasks failed, and says so on stderr', async () => {
    const { code, stdout, stderr } = await json('odd');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^map odd failed \(TypeError: 2 is even\)\..*1 failed/);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ outcome: 'failed', results: null, error: { name: 'TypeError' } });
    expect(document.tasks.map((task: { status: string }) => task.status)).toEqual(['ok', 'ok', 'failed']);
  });

  it('writes values that JSON has no word for', async () => {
    const { stdout } = await json('big', '--inputs', '[2]');
    expect(JSON.parse(stdout).results).toEqual([{ $type: 'bigint', value: '1099511627776' }]);
  });

  it('ends well with nothing in it when there are no inputs', async () => {
    const { code, stdout } = await json('square', '--inputs', '[]');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'completed', results: [], tasks: [] });
  });
});

describe('poolscope run', () => {
  it('prints both orders and the timings, without colour and lines', async () => {
    const { code, stdout, stderr } = await poolscope('run', 'work.ts', 'square', '--workers', '2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/input order .*completion order/);
    expect(stdout).toMatch(/^0 {2}3 .*9/m);
    expect(stdout).toContain('Speed-up');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is what is looked for
    expect(stdout).not.toMatch(/[\x1b\u2500-\u257f]/);
  });

  it('passes on what the workers print, on stderr', async () => {
    const { stderr } = await poolscope('run', 'work.ts', 'later', '--inputs', '[1]');
    expect(stderr).toMatch(/^\[worker \d+ #0\] done with 1\n/);
    expect((await poolscope('run', 'work.ts', 'later', '--inputs', '[1]', '--quiet')).stderr).toBe('');
  });

  it('writes a file that export reads', async () => {
    const file = join(folder, 'new', 'run.poolscope');
    expect((await poolscope('run', 'work.ts', 'square', '--out', file, '--quiet')).code).toBe(0);
    expect((await readFile(file, 'latin1')).slice(0, 12)).toBe('POOLSCOPE 1 ');
    const document = await poolscope('export', file, '--format', 'json');
    expect(JSON.parse(document.stdout)).toMatchObject({ format: 'poolscope-run', results: [9, 1, 4] });
    const trace = await poolscope('export', file, '--format', 'chrome-trace');
    expect(JSON.parse(trace.stdout).traceEvents.length).toBeGreaterThan(0);
    const page = await poolscope('export', file, '--format', 'html');
    expect(page.stdout).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/s);
    const csv = await poolscope('export', file, '--format', 'csv');
    expect(csv.stdout.split('\n')[0]).toMatch(/^index,status,worker,/);
    const log = join(folder, 'jobs', 'log.tsv');
    expect(await poolscope('export', file, '--format', 'joblog', '--out', log)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect((await readFile(log, 'utf8')).split('\n')).toHaveLength(5);
    expect((await poolscope('export', file, '--format', 'markdown')).stdout).toMatch(
      /^# square: map over 3 inputs/,
    );
  });

  it.each([
    [['work.ts', 'nope'], 'square'],
    [['none.ts', 'f'], 'no such file'],
    [['work.ts', 'square', '--mode', 'spam'], 'map, apply, map_async, apply_async'],
    [['work.ts', 'square', '--workers', '0'], 'workers'],
    [['work.ts', 'square', '--mode', 'apply', '--chunksize', '2'], 'chunksize'],
    [['work.ts', 'square', '--inputs', '[1', '--json'], 'not a JavaScript expression'],
    [['work.ts', 'square', '--inputs', '[1]', '--inputs-export', 'x'], 'more than once'],
    [['bare.mjs', 'add'], '--inputs'],
    [['work.ts', 'square', '--out', '/dev/null'], 'cannot be written'],
    [['work.ts'], 'function'],
    [['work.ts', 'square', '--frob'], '--frob'],
  ])('refuses %j with a sentence', async (args, words) => {
    const { code, stdout, stderr } = await poolscope('run', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^poolscope: /);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('signals', { timeout: 180_000, skip: process.platform === 'win32' }, () => {
  const running = async (...args: string[]) => {
    const file = join(folder, `begun-${randomUUID()}`);
    const run = start(['run', 'work.ts', 'slow', '--workers', '2', ...args], { BEGUN_FILE: file });
    await vi.waitUntil(() => existsSync(file), { timeout: 120_000 });
    return run;
  };

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s cancels; the document is complete, the code 130',
    async (signal) => {
      const { child, ended } = await running('--json', '--quiet');
      child.kill(signal);
      const { code, stdout } = await ended;
      expect(code).toBe(130);
      const document = JSON.parse(stdout);
      expect(document.outcome).toBe('cancelled');
      expect(document.tasks).toHaveLength(3);
      // A task takes a minute: none was waited for.
      expect(document.tasks.filter((task: { status: string }) => task.status === 'ok')).toEqual([]);
    },
  );

  it('a second one ends at once', async () => {
    const { child, ended } = await running();
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
  });

  it('says nothing when its reader goes away', async () => {
    const { child, ended } = start([
      'run',
      'work.ts',
      'square',
      '--inputs',
      'Array(50000).fill(1)',
      '--json',
      '--quiet',
    ]);
    child.stdout?.destroy();
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
