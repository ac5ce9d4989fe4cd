import type { RecordPatch } from '../record/patch.js';
import { type ErrorRecord, type RunHeader, Status } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { Begun } from '../worker/begun.js';

/** What became of a run's process. */
export interface LostProcess {
  /** In words, how it ended. */
  how: string;
  /** The run was to be cut short. */
  cancelled: boolean;
  /** ms since the run's start, by a clock that nobody sets. */
  now: number;
  /** Which rows had begun, as its workers have written it down (`Begun`); null where that is not known. */
  begun: Uint8Array | null;
}

/**
 * Ends the record of a run whose process is gone: what it has said is kept, each input has a row, and each task without an
 * outcome gets one. None that had begun is told as one that never ran.
 *
 * @returns the patch that completes the record
 */
export function closeRecord(store: RunStore, lost: LostProcess): RecordPatch {
  const { tasks } = store;
  const { how, cancelled, now, begun } = lost;
  const { open, ...inputs } = store.header.inputs;
  const isLoading = store.header.loading === true && !begun?.length;
  const told = tasks.length;
  const count = isLoading ? told : Math.max(told, open ? 0 : inputs.count, begun?.length ?? 0);
  tasks.grow(count);
  tasks.data.function.fill(0, told, count);
  const rows: number[] = [];
  const texts: string[] = [];
  let withoutArgs = 0;
  for (let row = 0; row < count; row++) {
    if (tasks.data.status[row] === Status.pending) {
      const hadArgs = store.args.at(row) !== undefined;
      const state = begun ? (begun[row] ?? 0) : isLoading ? 0 : UNKNOWN;
      rows.push(row);
      tasks.data.status[row] = state === 0 ? Status.notRun : cancelled ? Status.cancelled : Status.crashed;
      texts.push(JSON.stringify(lostTask(how, state, hadArgs)));
      withoutArgs += hadArgs ? 0 : 1;
    }
  }
  const changed = Uint32Array.from(rows);
  // It can have said how the run ended, and have waited for nothing but its workers' end.
  const isOver = store.header.outcome !== 'running' && rows.length === 0;
  const isCalm = cancelled && (withoutArgs === 0 || isLoading);
  const header: RunHeader = isOver
    ? store.header
    : {
        ...store.header,
        outcome: cancelled ? 'cancelled' : 'failed',
        wall: store.header.wall ?? now,
        // Whoever reads the record waits for as many rows as there are inputs.
        inputs: { ...inputs, count },
        loading: false,
        error: isCalm
          ? null
          : { name: 'WorkerDiedError', message: lostRun(how, isLoading, withoutArgs, count) },
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

/** Beside the numbers of `Begun`: nobody has written down what has begun. */
const UNKNOWN = -1;

/** @param withoutArgs - rows whose arguments it had not come to telling of */
function lostRun(how: string, isLoading: boolean, withoutArgs: number, count: number): string {
  if (isLoading) {
    return `The run's process ${how} while its function and its inputs were loaded: nothing ran.`;
  }
  const rest = `The process had not told yet what ${withoutArgs} of ${count} inputs are.`;
  return `The run's process ${how}.${withoutArgs === 0 ? '' : ` ${rest}`}`;
}

function lostTask(how: string, state: number, hasArgs: boolean): ErrorRecord {
  const what = `The run's process ${how} ${WHEN[state] ?? WHEN[UNKNOWN]}.`;
  const message = hasArgs ? what : `${what} Its arguments had not been told yet.`;
  return { name: 'WorkerDiedError', message };
}

const WHEN: Record<number, string> = {
  0: 'before this task began',
  [Begun.begun]: 'after this task had begun, before its result was told',
  [Begun.ended]: 'after this task had ended, before its result was told',
  [Begun.perhaps]: 'when this task may have begun: it was next in its worker, after short ones',
  [UNKNOWN]: "before this task's result was told; whether it had begun is not known",
};
