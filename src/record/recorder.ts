import type { ColumnSpec, Columns } from './columns.js';
import type { RecordPatch, RowPatch, TextPatch } from './patch.js';
import { CALLS, type CallName, type OutputLine, type RunHeader, Status, type WorkerLife } from './schema.js';
import { RunStore } from './store.js';
import { encodeArgs, encodeValue } from './values.js';

/** Rows that have changed since they were last asked for, each once. */
class Changes {
  private readonly rows = new Set<number>();

  add(row: number): void {
    this.rows.add(row);
  }

  /** In the order in which they first changed. */
  take(): Uint32Array | null {
    if (this.rows.size === 0) {
      return null;
    }
    const taken = Uint32Array.from(this.rows);
    this.rows.clear();
    return taken;
  }
}

/** One task's outcome, times in ms on the recorder's clock. */
export interface TaskOutcome {
  row: number;
  status: number;
  /** NaN: its function never started or its end was never seen. */
  started: number;
  ended: number;
  cpu: number;
  received: number;
  /** JSON: the value, or an ErrorRecord. */
  text: string;
}

/**
 * Writes the record of a run while it goes on, and says in patches what has changed. All times it is given are the
 * caller's `performance.now()`; it writes them from the run's start (`zero`).
 */
export class Recorder {
  readonly store: RunStore;
  private readonly changed = {
    tasks: new Changes(),
    args: new Changes(),
    outcomes: new Changes(),
    caller: new Changes(),
    callbacks: new Changes(),
    workers: new Changes(),
  };
  private headerChanged = true;
  private outputSent = 0;

  constructor(
    header: RunHeader,
    private zero: number,
  ) {
    this.store = new RunStore(header);
  }

  /** Moves the run's start to `now`: worker lives that began before get negative times. Only before the first task. */
  rebase(now: number): void {
    const shift = now - this.zero;
    this.zero = now;
    this.store.workers.forEach((life, at) => {
      life.spawn -= shift;
      life.ready = life.ready === null ? null : life.ready - shift;
      life.imported = life.imported === null ? null : life.imported - shift;
      life.exit = life.exit === null ? null : life.exit - shift;
      this.changed.workers.add(at);
    });
    for (const line of this.store.output) {
      line.at -= shift;
    }
  }

  header(change: Partial<RunHeader>): void {
    this.store.header = { ...this.store.header, ...change };
    this.headerChanged = true;
  }

  /** @returns the number of a function, which is added to the record when it is new */
  function(file: string, name: string): number {
    const { functions } = this.store.header;
    const known = functions.findIndex((each) => each.name === name && each.file === file);
    if (known >= 0) {
      return known;
    }
    this.header({ functions: [...functions, { file, name, line: 0 }] });
    return functions.length;
  }

  /**
   * Tasks were handed to the pool.
   *
   * @param args - of each task, the list of its arguments
   * @param fn - the number of their function
   * @param chunks - the number of the first one's chunk and the tasks in each; nothing where there are no chunks
   */
  submitted(
    first: number,
    args: Iterable<unknown[]>,
    now: number,
    fn: number,
    chunks?: { first: number; size: number },
  ): void {
    const { tasks } = this.store;
    let row = first;
    for (const each of args) {
      tasks.grow(row + 1);
      if (chunks) {
        tasks.data.chunk[row] = chunks.first + Math.floor((row - first) / chunks.size);
      }
      tasks.data.function[row] = fn;
      tasks.data.submitted[row] = now - this.zero;
      this.store.args[row] = encodeArgs(each);
      this.changed.tasks.add(row);
      this.changed.args.add(row);
      row++;
    }
  }

  /** A task that a run which was cut short never came to. */
  neverCalled(row: number, args: unknown[], fn: number): void {
    const { tasks } = this.store;
    tasks.grow(row + 1);
    tasks.data.function[row] = fn;
    tasks.data.status[row] = Status.notRun;
    this.store.args[row] = encodeArgs(args);
    this.store.outcomes[row] = JSON.stringify({
      name: 'TerminatedError',
      message: 'The run ended before this task.',
    });
    this.changed.tasks.add(row);
    this.changed.args.add(row);
    this.changed.outcomes.add(row);
  }

  /** ms from the run's start. @param now - `performance.now()` */
  sinceStart(now: number): number {
    return now - this.zero;
  }

  dispatched(first: number, count: number, worker: number, now: number): void {
    const { data } = this.store.tasks;
    for (let row = first; row < first + count; row++) {
      data.dispatched[row] = now - this.zero;
      data.worker[row] = worker;
      this.changed.tasks.add(row);
    }
  }

  /** A task is seen to run. Its outcome will say the same, and more exactly. */
  begun(row: number, started: number): void {
    const { data } = this.store.tasks;
    if (data.status[row] === Status.pending && Number.isNaN(data.started[row])) {
      data.started[row] = started - this.zero;
      this.changed.tasks.add(row);
    }
  }

  /** Tasks that were sent to a worker which died before it came to them: they wait again. */
  returned(first: number, count: number): void {
    const { data } = this.store.tasks;
    for (let row = first; row < first + count; row++) {
      data.dispatched[row] = Number.NaN;
      data.started[row] = Number.NaN;
      data.worker[row] = -1;
      this.changed.tasks.add(row);
    }
  }

  outcome(task: TaskOutcome): void {
    const { data } = this.store.tasks;
    const { row } = task;
    data.status[row] = task.status;
    data.started[row] = task.started - this.zero;
    data.ended[row] = task.ended - this.zero;
    data.cpu[row] = task.cpu;
    data.received[row] = task.received - this.zero;
    this.store.outcomes[row] = task.text;
    this.changed.tasks.add(row);
    this.changed.outcomes.add(row);
  }

  value(task: Omit<TaskOutcome, 'status' | 'text'>, value: unknown): void {
    this.outcome({ ...task, status: Status.ok, text: encodeValue(value) });
  }

  /** The caller has the results of these tasks. */
  delivered(first: number, count: number, now: number): void {
    const { data } = this.store.tasks;
    for (let row = first; row < first + count; row++) {
      data.delivered[row] = now - this.zero;
      this.changed.tasks.add(row);
    }
  }

  /** A call begins. @returns what to call when it returns */
  call(name: CallName, waited: boolean, from: number): (to: number) => void {
    const { caller } = this.store;
    const row = caller.push({
      call: CALLS.indexOf(name),
      from: from - this.zero,
      to: Number.NaN,
      waited: waited ? 1 : 0,
    });
    this.changed.caller.add(row);
    return (to) => {
      caller.data.to[row] = to - this.zero;
      this.changed.caller.add(row);
    };
  }

  /** A callback runs; `row` -1: it got the whole list. */
  callback(row: number, now: number): void {
    this.changed.callbacks.add(this.store.callbacks.push({ at: now - this.zero, index: row }));
  }

  /** A worker begins its life. @returns what to call with what is learnt of it later (times as given to `worker`) */
  worker(place: number, spawn: number): (change: Partial<WorkerLife>) => void {
    const at = this.store.workers.length;
    const life: WorkerLife = {
      worker: place,
      osId: null,
      spawn: spawn - this.zero,
      ready: null,
      imported: null,
      exit: null,
      reason: null,
    };
    this.store.workers.push(life);
    this.changed.workers.add(at);
    return (change) => {
      for (const key of ['ready', 'imported', 'exit'] as const) {
        const time = change[key];
        if (time !== undefined && time !== null) {
          life[key] = time - this.zero;
        }
      }
      life.osId = change.osId ?? life.osId;
      life.reason = change.reason ?? life.reason;
      this.changed.workers.add(at);
    };
  }

  output(lines: OutputLine[]): void {
    for (const line of lines) {
      this.store.output.push({ ...line, at: line.at - this.zero });
    }
  }

  /** What has changed since the last patch; null when nothing has. */
  takePatch(): RecordPatch | null {
    const { store, changed } = this;
    const patch: RecordPatch = {};
    if (this.headerChanged) {
      patch.header = store.header;
      this.headerChanged = false;
    }
    const tasks = rowsOf(store.tasks, changed.tasks);
    const args = textsOf(store.args, changed.args);
    const outcomes = textsOf(store.outcomes, changed.outcomes);
    const caller = rowsOf(store.caller, changed.caller);
    const callbacks = rowsOf(store.callbacks, changed.callbacks);
    const workers = changed.workers.take();
    if (tasks) patch.tasks = tasks;
    if (args) patch.args = args;
    if (outcomes) patch.outcomes = outcomes;
    if (caller) patch.caller = caller;
    if (callbacks) patch.callbacks = callbacks;
    if (workers) {
      patch.workers = Array.from(workers, (at) => ({ at, life: { ...(store.workers[at] as WorkerLife) } }));
    }
    if (store.output.length > this.outputSent) {
      patch.output = store.output.slice(this.outputSent);
      this.outputSent = store.output.length;
    }
    return Object.keys(patch).length > 0 ? patch : null;
  }
}

function rowsOf<S extends ColumnSpec>(table: Columns<S>, changes: Changes): RowPatch<S> | null {
  const rows = changes.take();
  return rows && { rows, batch: table.gather(rows) };
}

function textsOf(list: (string | undefined)[], changes: Changes): TextPatch | null {
  const rows = changes.take();
  return rows && { rows, texts: Array.from(rows, (row) => list[row] as string) };
}
