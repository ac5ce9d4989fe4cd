import { fileURLToPath } from 'node:url';
import type { Recorder } from '../record/recorder.js';
import type { FunctionAddress } from '../worker/wire.js';
import type { PoolObserver } from './observer.js';

/** Lets a pool write into a recorder. */
export function observe(recorder: Recorder): PoolObserver {
  const numbers = new Map<FunctionAddress, number>();
  return {
    submitted: (first, args, now, fn, chunks) => recorder.submitted(first, args, now, fn, chunks),
    submittedCall: (row, args, now, fn) => recorder.submittedCall(row, args, now, fn),
    function: (address) => {
      let number = numbers.get(address);
      if (number === undefined || number >= recorder.store.header.functions.length) {
        number = recorder.function(fileURLToPath(address.url), address.name);
        numbers.set(address, number);
      }
      return number;
    },
    submittedInputs: (first, inputs, now, fn, chunks) =>
      recorder.submittedInputs(first, inputs, now, fn, chunks),
    dispatched: (first, count, worker, now, isChunk) =>
      recorder.dispatched(first, count, worker, now, isChunk),
    begun: (row, started) => recorder.begun(row, started),
    returned: (first, count) => recorder.returned(first, count),
    outcome: (task) => recorder.outcome(task),
    results: (results) => recorder.results(results),
    delivered: (first, count, now) => recorder.delivered(first, count, now),
    call: (name, waited, from) => recorder.call(name, waited, from),
    callReturned: (row, to) => recorder.callReturned(row, to),
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
