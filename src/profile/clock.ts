import type { RunStore } from '../record/store.js';
import { greatest } from './statistics.js';

const STAMPS = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const;

/**
 * The moment up to which the record knows the run, ms from its start: its wall time, or the latest stamp while the
 * run goes on. Never below 0.
 */
export function now(store: RunStore): number {
  return store.header.wall ?? latest(store);
}

/** The latest stamp of any task, call, callback or worker, ms from the run's start; 0 when there is none. */
export function latest(store: RunStore): number {
  const columns = [
    ...STAMPS.map((name) => store.tasks.column(name)),
    store.caller.column('from'),
    store.caller.column('to'),
    store.callbacks.column('at'),
  ];
  const lives = store.workers.flatMap(({ spawn, ready, imported, exit }) => [
    spawn,
    ready ?? 0,
    imported ?? 0,
    exit ?? 0,
  ]);
  return Math.max(
    0,
    ...columns.map((column) => greatest(column) ?? 0),
    greatest(Float64Array.from(lives)) ?? 0,
  );
}

/** The share of a run's length for which a picture of it has room before its start. */
const BEFORE = 0.05;

/**
 * Where a picture of a run begins, ms: where its first worker does, but no further before the run than the picture has
 * room for. Workers that take long to start would push aside what is looked for. @param end where the picture ends, ms.
 */
export function pictureStart(store: RunStore, end: number): number {
  return Math.max(earliest(store), -BEFORE * end);
}

/** The earliest stamp: below 0 when workers were made while the inputs were being read. */
export function earliest(store: RunStore): number {
  return store.workers.reduce((first, life) => Math.min(first, life.spawn), 0);
}
