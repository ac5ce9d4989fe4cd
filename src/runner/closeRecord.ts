import type { RecordPatch } from '../record/patch.js';
import { type ErrorRecord, type RunHeader, Status } from '../record/schema.js';
import type { RunStore } from '../record/store.js';

/**
 * Ends the record of a run whose process is gone: what it has said is kept, and each task without an outcome gets one.
 *
 * @param how - in words, how the process ended
 * @param now - ms since the run's start, by a clock that nobody sets
 * @returns the patch that completes the record
 */
export function closeRecord(store: RunStore, how: string, cancelled: boolean, now: number): RecordPatch {
  const { tasks } = store;
  const rows: number[] = [];
  const texts: string[] = [];
  for (let row = 0; row < tasks.length; row++) {
    if (tasks.data.status[row] === Status.pending) {
      const sent = !Number.isNaN(tasks.data.dispatched[row]);
      rows.push(row);
      tasks.data.status[row] = sent ? (cancelled ? Status.cancelled : Status.crashed) : Status.notRun;
      texts.push(JSON.stringify(lostTask(how, sent)));
    }
  }
  const changed = Uint32Array.from(rows);
  const { open: _, ...inputs } = store.header.inputs;
  const untold = Math.max(0, inputs.count - tasks.length);
  // It can have said how the run ended, and have waited for nothing but its workers' end.
  const isOver = store.header.outcome !== 'running' && rows.length === 0 && untold === 0;
  const isCalm = cancelled && (untold === 0 || store.header.loading === true);
  const header: RunHeader = isOver
    ? store.header
    : {
        ...store.header,
        outcome: cancelled ? 'cancelled' : 'failed',
        wall: store.header.wall ?? now,
        // Whoever reads the record waits for as many rows as there are inputs.
        inputs: { ...inputs, count: tasks.length },
        loading: false,
        error: isCalm ? null : { name: 'WorkerDiedError', message: lostRun(store.header, how, untold) },
      };
  return {
    header,
    tasks: { rows: changed, batch: tasks.gather(changed) },
    outcomes: { rows: changed, texts },
    workers: store.workers.flatMap((life, at) =>
      life.exit === null ? [{ at, life: { ...life, exit: now, reason: `the run's process ${how}` } }] : [],
    ),
  };
}

/** @param untold - inputs that have no row: it had not come to telling of them */
function lostRun({ loading, inputs }: RunHeader, how: string, untold: number): string {
  if (loading) {
    return `The run's process ${how} while its function and its inputs were loaded: nothing ran.`;
  }
  const rest = `The process had told nothing yet of the last ${untold} of ${inputs.count} inputs.`;
  return `The run's process ${how}.${untold === 0 ? '' : ` ${rest}`}`;
}

function lostTask(how: string, sent: boolean): ErrorRecord {
  const message = sent
    ? `The run's process ${how} before this task's result was back.`
    : `The run's process ${how} before this task was known to be sent to a worker.`;
  return { name: 'WorkerDiedError', message };
}
