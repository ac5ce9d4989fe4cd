import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WORKER_TYPES } from '../../src/record/modes.js';
import { CLI } from '../cli/poolscope.js';
import { isAlive, until } from '../pool/harness.js';
import { type Project, project } from './program.js';

interface Row {
  index: number;
  status: string;
  args: unknown[];
  error?: { message: string };
}

const WORK = `
import fs from 'node:fs';
import { isMainThread } from 'node:worker_threads';
const note = (n) => fs.appendFileSync('begun', n + '\\n');
/** Kills the run's process at once, from the third input. */
export function kills(n) {
  note(n);
  if (n === 2) process.kill(isMainThread ? process.ppid : process.pid, 'SIGKILL');
  return n;
}
/** Takes its time, and writes down the run's process. */
export function slow(n) {
  if (n === 0) fs.writeFileSync('runner', String(isMainThread ? process.ppid : process.pid));
  note(n);
  for (const end = Date.now() + 20; Date.now() < end; );
  fs.appendFileSync('ended', n + '\\n');
  return n;
}`;

const numbers = (count: number) => `Array.from({ length: ${count} }, (_, i) => i)`;

function noted(folder: Project, file: string): number[] {
  return existsSync(folder.path(file)) ? folder.read(file).split('\n').filter(Boolean).map(Number) : [];
}

/** The run's process; no number that means another one, or a group. */
function runnerOf(folder: Project): number {
  const pid = Number(folder.read('runner'));
  expect(pid).toBeGreaterThan(1);
  return pid;
}

/**
 * Each input has a row with its arguments, and what is told of it is so.
 *
 * @param areRead - the inputs were read before the first task ran: else those that were not read have no arguments
 */
function expectTruth(folder: Project, rows: Row[], count: number, areRead = true): void {
  expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, i) => i));
  for (const { index, status, args } of rows) {
    const isUnread = !areRead && status === 'not_run' && args.length === 0;
    expect(args, `of input ${index}`).toEqual(isUnread ? [] : [index]);
  }
  const begun = new Set(noted(folder, 'begun'));
  for (const { index, status, error } of rows) {
    expect(['ok', 'crashed', 'not_run']).toContain(status);
    expect(begun.has(index) && status === 'not_run', `input ${index} has begun`).toBe(false);
    if (error?.message.includes('had ended')) {
      expect(begun, `input ${index} is told to have ended`).toContain(index);
    }
  }
}

test.each([
  ['map', ['--chunksize', '4']],
  ['apply', []],
  ['apply_async', []],
  ['imap', []],
  ['imap_unordered', ['--chunksize', '3']],
])(
  'a task of %s that kills the run’s process: each input has a row, and none that had begun never ran',
  async (mode, more) => {
    const folder = project({ 'work.mjs': WORK });
    const { code, document } = await folder.json([
      ...['run', 'work.mjs', 'kills', '--inputs', numbers(24), '--mode', mode, '--workers', '2', ...more],
    ]);
    expect(code).toBe(1);
    expect(document).toMatchObject({ outcome: 'failed', error: { name: 'WorkerDiedError' } });
    expectTruth(folder, document.tasks, 24, !mode.startsWith('imap'));
    expect(noted(folder, 'begun')).toContain(2);
    expect(document.tasks[2].status).toBe('crashed');
  },
);

test.each(WORKER_TYPES)(
  'the run’s process is killed from outside: what had begun and what had not is told apart (%s)',
  async (workerType) => {
    const folder = project({ 'work.mjs': WORK });
    const command = ['run', 'work.mjs', 'slow', '--inputs', numbers(60), '--workers', '2'];
    const running = folder.json([...command, '--worker-type', workerType]);
    await until(() => noted(folder, 'ended').length >= 16, 'some have run', 15_000);
    process.kill(runnerOf(folder), 'SIGKILL');
    const { code, document } = await running;
    expect(code).toBe(1);
    expectTruth(folder, document.tasks, 60);
    const begun = new Set(noted(folder, 'begun'));
    const told = (document.tasks as Row[]).filter(({ status }) => status !== 'not_run');
    // Of tasks that take their time nothing is left open, but for the one that each worker was about to begin.
    expect(told.length - begun.size).toBeLessThanOrEqual(2);
    const ended = new Set(noted(folder, 'ended'));
    for (const { index, status, error } of told) {
      expect(status === 'ok' || /had (begun|ended), before/.test(error?.message ?? '')).toBe(true);
      expect(/had ended/.test(error?.message ?? '') && !ended.has(index)).toBe(false);
    }
  },
);

test.each(WORKER_TYPES)('whoever started the run is killed: no process stays (%s)', async (workerType) => {
  const folder = project({ 'work.mjs': WORK });
  const inputs = ['--inputs', numbers(1000), '--worker-type', workerType, '--json'];
  const { child, ended } = folder.spawn([CLI, 'run', folder.path('work.mjs'), 'slow', ...inputs]);
  await until(() => noted(folder, 'begun').length >= 4, 'it runs', 15_000);
  const runner = runnerOf(folder);
  child.kill('SIGKILL');
  expect(await ended).toMatchObject({ signal: 'SIGKILL' });
  await until(() => !isAlive(runner), 'its process is gone', 10_000);
});
