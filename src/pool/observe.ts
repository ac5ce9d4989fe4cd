import { fileURLToPath } from 'node:url';
import type { Recorder } from '../record/recorder.js';
import type { PoolObserver } from './observer.js';

/** Lets a pool write into a recorder. */
export function observe(recorder: Recorder): PoolObserver {
  return {
    submitted: (first, args, now, fn, chunks) => recorder.submitted(first, args, now, fn, chunks),
    function: ({ url, name }) => recorder.function(fileURLToPath(url), name),
    dispatched: (first, count, worker, now) => recorder.dispatched(first, count, worker, now),
    begun: (row, started) => recorder.begun(row, started),
    returned: (first, count) => recorder.returned(first, count),
    outcome: (task) => recorder.outcome(task),
    value: (task, value) => recorder.value(task, value),
    delivered: (first, count, now) => recorder.delivered(first, count, now),
    call: (name, waited, from) => recorder.call(name, waited, from),
    callback: (row, now) => recorder.callback(row, now),
    worker: (place, spawn) => recorder.worker(place, spawn),
    output: (lines) => recorder.output(lines),
    clockError: (ms) => {
      if (ms > recorder.store.header.clockError) {
        recorder.header({ clockError: ms });
      }
    },
  };
}
