import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { Pool, type PoolOptions, type Task, task } from '../../src/index.js';

import { observe } from '../../src/pool/observe.js';
import type { InternalOptions } from '../../src/pool/options.js';
import { Recorder } from '../../src/record/recorder.js';
import { type RunHeader, STATUSES, Status } from '../../src/record/schema.js';
import type { RunStore } from '../../src/record/store.js';

export const WORKER_TYPES = ['thread', 'process'] as const;

/** A function of a fixture. */
export function fixture(file: string, name: string): Task {
  return task(new URL(`../fixtures/pool/${file}`, import.meta.url), name);
}

const pools = new Set<Pool>();
const folders = new Set<string>();

/** A pool of two workers that is gone after the test. */
export function newPool(options: PoolOptions = {}, internal: InternalOptions = {}): Pool {
  const pool = new Pool({ workers: 2, ...options }, internal);
  pools.add(pool);
  return pool;
}

/** The same with its record. */
export function recordedPool(options: PoolOptions = {}): { pool: Pool; store: RunStore } {
  const recorder = new Recorder({ functions: [] } as unknown as RunHeader, performance.now());
  return { pool: newPool(options, { observer: observe(recorder) }), store: recorder.store };
}

/** What became of each task: its value, or its status and the name of its error. */
export function outcomes({ tasks, outcomes: texts }: RunStore): unknown[] {
  return Array.from(tasks.column('status'), (status, row) => {
    const outcome = JSON.parse(texts.at(row) ?? 'null');
    return status === Status.ok ? outcome : `${STATUSES[status]}: ${outcome?.name}`;
  });
}

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'poolscope-test-'));
  folders.add(folder);
  return folder;
}

/** After each test. */
export async function endPools(): Promise<void> {
  await Promise.all([...pools].map((pool) => pool.terminate()));
  pools.clear();
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
  folders.clear();
}

/** What was thrown. */
export async function failure(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  const error = await Promise.resolve(promise).then(
    (value) => expect.fail(`it gave ${String(JSON.stringify(value))}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Error & Record<string, unknown>;
}

/** Waits until `holds` does; a test that waits in vain fails. */
export async function until(holds: () => boolean, what: string, ms = 90_000): Promise<void> {
  for (const end = Date.now() + ms; !holds(); await sleep(10)) {
    if (Date.now() > end) {
      expect.fail(`in vain: waiting until ${what}`);
    }
  }
}

/** Lets a task of `gates.mjs` end. */
export function openGate(folder: string, name: string | number): void {
  writeFileSync(join(folder, `open-${name}`), '');
}

/** Waits until a task of `gates.mjs` has begun. */
export function begun(folder: string, name: string | number): Promise<void> {
  return until(() => existsSync(join(folder, `begun-${name}`)), `task ${name} has begun`);
}

/** The tasks of `gates.mjs` that have begun. */
export function allBegun(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('begun-'))
    .map((file) => file.slice('begun-'.length))
    .sort();
}

/** What the tasks of `notes.ts` that ran have written down, in order of running. */
export function ran(folder: string): number[] {
  const file = join(folder, 'ran');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
}

/** Whether a process lives: one that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8').replace(/^.*\)/, ' ')));
}

/** 0, 1, 2 … */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
