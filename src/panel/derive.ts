import { type CallerSummary, callerSummary } from '../profile/callerLane.js';
import { type LaneSummary, laneSummaries } from '../profile/laneSummary.js';
import type { Lane } from '../profile/lanes.js';
import { type Load, load } from '../profile/load.js';
import { allInSteps, type Metrics } from '../profile/metrics.js';
import { type Progress, progress } from '../profile/progress.js';
import { sentence } from '../profile/sentence.js';
import { timeLeft } from '../profile/timeLeft.js';
import { type Verdict, verdictInSteps } from '../profile/verdict/verdict.js';
import type { RunStore } from '../record/store.js';

/** All that is computed from a record before it is shown. */
export interface Derived {
  store: RunStore;
  order: Uint32Array;
  numbers: Metrics;
  judged: Verdict | null;
  lanes: Lane[];
  summaries: LaneSummary[];
  caller: CallerSummary;
  load: Load;
  state: Progress;
  left: [number, number] | null;
  summary: string;
}

/** Computes all of it, giving way between the parts. The record must not change meanwhile. */
export function* derive(store: RunStore): Generator<void, Derived> {
  const state = progress(store);
  const left = timeLeft(store);
  yield;
  const { order, all, numbers } = yield* allInSteps(store);
  yield;
  const judged = yield* verdictInSteps(store, numbers, all);
  yield;
  const summaries = yield* laneSummaries(store, all);
  const caller = callerSummary(store);
  yield;
  const overTime = yield* load(store);
  const summary = sentence(store, numbers);
  return {
    store,
    order,
    numbers,
    judged,
    lanes: all,
    summaries,
    caller,
    load: overTime,
    state,
    left,
    summary,
  };
}
