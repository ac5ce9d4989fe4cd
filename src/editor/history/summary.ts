import * as v from 'valibot';
import { speedupOf, statusCounts } from '../../profile/metrics.js';
import { spans, summarize } from '../../profile/statistics.js';
import { MODE_NAMES, type Mode, WORKER_TYPES, type WorkerType } from '../../record/modes.js';
import type { FunctionRef, Outcome } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import type { RunRequest } from '../../runner/request.js';

/** What the history knows of a run without reading its record. Times in ms. */
export interface RunSummary {
  id: string;
  /** Given by the person. */
  name?: string;
  function: FunctionRef;
  mode: Mode;
  pool: { workers: number; workerType: WorkerType; chunksize: number | 'auto' | null };
  inputs: { source: string; count: number };
  outcome: Outcome;
  /** Tasks that ended well. */
  ok: number;
  /** ms since 1970. */
  startedAt: number;
  wall: number;
  busy: number;
  speedup: number | null;
  efficiency: number | null;
  median: number | null;
  /** What it was asked for; null for one whose request is not known. */
  request: RunRequest | null;
}

export function summaryOf(store: RunStore, request: RunRequest | null): RunSummary {
  const { id, function: fn, mode, pool, inputs, outcome, startedAt, wall } = store.header;
  const duration = summarize(spans(store.tasks.column('started'), store.tasks.column('ended')));
  const speedup = speedupOf(store);
  return {
    id,
    function: fn,
    mode,
    pool,
    inputs: { source: inputs.source, count: inputs.count },
    outcome,
    ok: statusCounts(store).ok,
    startedAt,
    wall: wall ?? 0,
    busy: duration?.total ?? 0,
    speedup,
    efficiency: speedup === null ? null : speedup / pool.workers,
    median: duration?.median ?? null,
    request,
  };
}

const number = v.pipe(v.number(), v.finite());
const orNull = v.nullable(number);
const SUMMARY = v.looseObject({
  id: v.string(),
  name: v.optional(v.string()),
  function: v.looseObject({ name: v.string(), file: v.string() }),
  mode: v.picklist(MODE_NAMES),
  pool: v.looseObject({ workers: number, workerType: v.picklist(WORKER_TYPES) }),
  inputs: v.looseObject({ source: v.string(), count: number }),
  outcome: v.picklist(['running', 'completed', 'failed', 'cancelled']),
  ok: number,
  // What a date can be.
  startedAt: v.pipe(number, v.minValue(-8.64e15), v.maxValue(8.64e15)),
  wall: number,
  busy: number,
  speedup: orNull,
  efficiency: orNull,
  median: orNull,
  request: v.nullable(v.looseObject({})),
});

/** Whether what was read from a file is a summary: one that is none, or of another version, is made anew. */
export function isSummary(value: unknown): value is RunSummary {
  return v.is(SUMMARY, value);
}
