import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import type { RunRequest } from '../../../src/runner/request.js';
import { isAlive, newFolder, outcomes, range, until, WORKER_TYPES } from '../harness.js';
import { request, run, start } from './harness.js';
import { expectSoundRecord } from './invariants.js';

afterEach(() => vi.unstubAllEnvs());

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The processes that tasks of `processes.ts` have written down. */
function processes(folder: string): { runner: number; worker: number }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Waits until `count` tasks spin. @returns all processes of the run */
async function spinning(folder: string, count: number): Promise<number[]> {
  await until(() => processes(folder).length === count, `${count} tasks spin`);
  return [...new Set(processes(folder).flatMap(({ runner, worker }) => [runner, worker]))];
}

function gone(pids: number[]): Promise<void> {
  return until(() => !pids.some(isAlive), 'all processes are gone', 10_000);
}

/** A run that another process has started, which can be killed. */
async function startedByAnother(folder: string, wanted: RunRequest): Promise<ChildProcess> {
  const script = join(folder, 'parent.cjs');
  await build({
    stdin: {
      contents: `import { startRun } from './src/runner/client.ts'; startRun(JSON.parse(process.argv[2]));`,
      resolveDir: ROOT,
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    logLevel: 'silent',
    // The bundles are looked for beside the program.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(ROOT, 'dist/parent.cjs')).href) },
  });
  return spawn(process.execPath, [script, JSON.stringify(wanted)], { stdio: 'inherit' });
}

describe.each(WORKER_TYPES)('with %s workers that spin', (workerType) => {
  test('killing the run’s process leaves a complete record and no process', async () => {
    const folder = newFolder();
    const temporary = newFolder();
    vi.stubEnv('TMPDIR', temporary);
    const inputs = range(6).map((i) => ({ folder, i, spin: i === 1 || i === 2 }));
    const handle = start(request('processes.ts', 'maybeSpin', inputs, { workerType, chunksize: 1 }));
    const pids = await spinning(folder, 2);
    const sent = () => [...(handle.store?.tasks.column('dispatched') ?? [])];
    await until(() => sent().filter((time) => !Number.isNaN(time)).length === 3, 'the record knows of them');
    process.kill(processes(folder)[0]?.runner as number, 'SIGKILL');
    const end = await handle.ended;
    expect(end).toMatchObject({
      kind: 'ended',
      header: {
        outcome: 'failed',
        error: { name: 'WorkerDiedError', message: expect.stringMatching(/SIGKILL/) },
      },
    });
    const store = handle.store as RunStore;
    expect(outcomes(store)).toEqual([
      0,
      'crashed: WorkerDiedError',
      'crashed: WorkerDiedError',
      ...range(3).map(() => 'not_run: WorkerDiedError'),
    ]);
    expectSoundRecord(store);
    await gone(pids);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('a file that kills the run’s process while it is imported: said, and no process stays', async () => {
    const handle = start(request('load/kills.mjs', 'f', [1, 2], { workerType }));
    const end = await handle.ended;
    expect(end.kind === 'ended' ? end.header.error?.message : end.message).toMatch(/was ended by SIGKILL/);
    expect(handle.store?.header.outcome ?? 'failed').toBe('failed');
    expect(handle.store?.tasks.length ?? 0).toBe(0);
  });

  test('one that kills it when the inputs are read: nothing ran, and the record says so', async () => {
    const handle = start(request('load/killsLate.mjs', 'f', [1, 2], { workerType }));
    await until(() => handle.store?.header.inputs.count === 2, 'the inputs are known');
    expect(await handle.ended).toMatchObject({
      kind: 'ended',
      header: {
        outcome: 'failed',
        inputs: { count: 0 },
        error: {
          message:
            "The run's process was ended by SIGKILL while its function and its inputs were loaded: nothing ran.",
        },
      },
    });
    expectSoundRecord(handle.store as RunStore);
  });

  test('a task that kills it at once: it is not said that nothing ran', async () => {
    const end = await start(request('load/killsAtOnce.mjs', 'f', [1, 2], { workerType })).ended;
    expect(end).toMatchObject({
      kind: 'ended',
      header: { outcome: 'failed', error: { message: expect.stringMatching(/was ended by SIGKILL\./) } },
    });
  });

  test('killing the run’s process when the last result is back keeps all of them', async () => {
    const folder = newFolder();
    const inputs = `(async function* () {
      require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'runner'))}, String(process.pid));
      for (let i = 0; i < 6; i++) yield { folder: '', i, spin: false };
      await new Promise((done) => setTimeout(done, 120_000));
    })()`;
    const handle = start(request('processes.ts', 'maybeSpin', inputs, { workerType, mode: 'imap' }));
    const done = () => [...(handle.store?.tasks.column('status') ?? [])].filter((each) => each === Status.ok);
    await until(() => done().length === 6, 'all results are back');
    const pid = Number(readFileSync(join(folder, 'runner'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    const end = await handle.ended;
    expect(end).toMatchObject({
      kind: 'ended',
      header: { outcome: 'failed', error: { message: expect.stringMatching(/SIGKILL/) } },
    });
    expect(outcomes(handle.store as RunStore)).toEqual(range(6));
    expectSoundRecord(handle.store as RunStore);
    await gone([pid]);
  });

  test('killing it when the run is over, and only its workers end: the run is what it was', async () => {
    let pid = 0;
    const wanted = request('lingers.mjs', 'runner', [1, 2, 3], { workerType });
    const handle = start(wanted, {
      onPatch: (_, store) => {
        if (store.header.outcome !== 'running' && pid === 0) {
          pid = Number(store.outcomes.at(0));
          process.kill(pid, 'SIGKILL');
        }
      },
    });
    expect(await handle.ended).toMatchObject({
      kind: 'ended',
      header: { outcome: 'completed', error: null },
    });
    expect(outcomes(handle.store as RunStore)).toEqual([pid, pid, pid]);
    expectSoundRecord(handle.store as RunStore);
    await gone([pid]);
  });

  test('killing whoever started the run leaves no process', async () => {
    const folder = newFolder();
    const inputs = range(2).map((i) => ({ folder, i, spin: true }));
    const wanted = request('processes.ts', 'maybeSpin', inputs, { workerType, chunksize: 1 });
    const parent = await startedByAnother(folder, wanted);
    try {
      const pids = await spinning(folder, 2);
      expect(pids.filter(isAlive)).toEqual(pids);
      parent.kill('SIGKILL');
      await gone(pids);
    } finally {
      parent.kill('SIGKILL');
      writeFileSync(join(folder, 'stop'), '');
    }
  });
});

/** Inputs that write down their process and then never come to an end. */
const SPIN = (seen: string, builtin: string) =>
  `(${builtin}.writeFileSync(${JSON.stringify(seen)}, String(process.pid)), (() => { while (true); })())`;

test.each([
  ['an expression in a thread’s run', "process.getBuiltinModule('fs')", {}],
  ['an expression in a run on processes', "process.getBuiltinModule('fs')", { workerType: 'process' }],
  ['an expression that loads modules', "require('fs')", {}],
  ['the inputs of an imap', "process.getBuiltinModule('fs')", { mode: 'imap' }],
] as const)('killing whoever started the run ends it also while its inputs spin: %s', async (_, fs, more) => {
  const folder = newFolder();
  const seen = join(folder, 'pid');
  const parent = await startedByAnother(folder, request('work.ts', 'square', SPIN(seen, fs), more));
  await until(() => existsSync(seen) && readFileSync(seen, 'utf8') !== '', 'the inputs spin');
  const pid = Number(readFileSync(seen, 'utf8'));
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  try {
    await gone([pid]);
  } finally {
    if (isAlive(pid)) {
      process.kill(pid, 'SIGKILL');
    }
  }
});

test.each(WORKER_TYPES)(
  'a file that exits while it is imported: the request is refused with the reason (%s)',
  async (workerType) => {
    const handle = start(request('load/exits.mjs', 'f', [1, 2], { workerType }));
    expect(await handle.ended).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/cannot be loaded.*die before they come to their first task.*code 5/s),
    });
  },
);

describe('a run whose own process ends', () => {
  test.skipIf(process.platform === 'win32')('as soon as it is started: that is said', async () => {
    const node = join(newFolder(), 'node');
    const script = `#!/bin/sh\n[ "$1" = -p ] && exec '${process.execPath}' "$@"\nkill -9 $$\n`;
    writeFileSync(node, script, { mode: 0o755 });
    const handle = start(request('work.ts', 'square', [1]), { nodePath: node });
    expect(await handle.ended).toEqual({
      kind: 'refused',
      message: "The run's process was ended by SIGKILL before it said anything.",
    });
    expect(handle.store).toBeNull();
  });

  test('by code of the inputs: the record is complete', async () => {
    const handle = start(request('work.ts', 'square', '(function* () { yield 1; process.exit(4); })()'));
    const end = await handle.ended;
    expect(end).toMatchObject({
      kind: 'ended',
      header: { outcome: 'failed', error: { message: expect.stringMatching(/exited with code 4/) } },
    });
  });

  test('by a late error of the inputs, while the function is loaded: each input has its outcome', async () => {
    const late = '(setTimeout(() => { throw new TypeError("late inputs"); }, 200), [1, 2])';
    const { end, store } = await run(request('load/slow.mjs', 'quick', late));
    expect(end).toMatchObject({
      kind: 'ended',
      header: { outcome: 'failed', error: { name: 'TypeError', message: 'late inputs' } },
    });
    expect(outcomes(store)).toEqual(range(2).map(() => 'not_run: TerminatedError'));
    expectSoundRecord(store);
  });

  test('by a late error of the inputs: its name is in the record', async () => {
    const late = '(setTimeout(() => { throw new TypeError("late inputs"); }, 200), [60000])';
    const end = await start(request('work.ts', 'nap', late)).ended;
    expect(end).toMatchObject({
      kind: 'ended',
      header: { outcome: 'failed', error: { name: 'TypeError', message: 'late inputs' } },
    });
  });
});
