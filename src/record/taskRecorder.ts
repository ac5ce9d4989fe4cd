import { Changes } from './changes.js';
import type { Batch } from './columns.js';
import { areConstant, isConstant } from './constant.js';
import { BULK, Journal } from './journal.js';
import { LazyTexts } from './lazyTexts.js';
import { type RunHeader, Status, type TASK_COLUMNS } from './schema.js';
import { RunStore } from './store.js';
import { encodeArgs, encodeValue } from './values.js';

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

/** Outcomes of consecutive tasks that all are `ok`, as a worker sends them: times in ms on the recorder's clock. */
export interface Results {
  /** Row of the first. */
  row: number;
  /** Where the first of them stands in the columns. */
  at: number;
  count: number;
  started: Float64Array;
  ended: Float64Array;
  /** CPU times (ms) of those that were measured, and where they stand in the columns, ascending. */
  cpu: { at: ArrayLike<number>; ms: ArrayLike<number> };
  values: ArrayLike<unknown>;
  /** When they had been sent to the worker, and when they were back. */
  dispatched: number;
  received: number;
}

/** Rows of tasks that were handed over, of which those before `next` have been written. */
interface UnplacedRows {
  next: number;
  first: number;
  end: number;
  submitted: number;
  fn: number;
  /** Number of the first row's chunk, or -1; tasks in each. */
  chunk: number;
  size: number;
  /** Of calls of one task each: when each was handed over, instead of `submitted`. */
  times?: number[];
}

/** The part of a recorder that writes the rows of tasks. All times it is given are the caller's `performance.now()`. */
export class TaskRecorder {
  readonly store: RunStore;
  protected readonly taskChanges = { tasks: new Changes(), args: new Changes(), outcomes: new Changes() };
  /** How many chunks there have been. */
  private chunks = 0;
  private readonly unplaced: UnplacedRows[] = [];
  protected readonly lazyArgs = new LazyTexts((value) => encodeArgs([value]));
  protected readonly lazyOutcomes = new LazyTexts(encodeValue);
  private readonly journal = new Journal();

  /** @param zero - the run's start: times are written from there */
  constructor(
    header: RunHeader,
    protected zero: number,
  ) {
    this.store = new RunStore(header);
    this.store.fillRows = () => this.writeRows();
    this.store.fillTexts = () => this.writeTexts();
  }

  /** ms from the run's start. @param now - `performance.now()` */
  sinceStart(now: number): number {
    return now - this.zero;
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
    let row = first;
    for (const each of args) {
      this.keepArgs(row++, each);
    }
    this.placed(first, row - first, now, fn, chunks);
  }

  /** As `submitted`, for one task that is no chunk. */
  submittedCall(row: number, args: unknown[], now: number, fn: number): void {
    this.keepArgs(row, args);
    let last = this.unplaced.at(-1);
    if (last?.times === undefined || last.end !== row || last.fn !== fn) {
      last = { next: row, first: row, end: row, submitted: 0, fn, chunk: -1, size: 1, times: [] };
      this.unplaced.push(last);
    }
    last.end = row + 1;
    last.times?.push(now - this.zero);
    this.taskChanges.tasks.add(row);
    this.taskChanges.args.add(row);
  }

  private keepArgs(row: number, args: unknown[]): void {
    if (args.length === 1 && isConstant(args[0])) {
      this.lazyArgs.addOne(row, args[0]);
    } else {
      RunStore.write(this.store.texts.args, row, encodeArgs(args));
    }
  }

  /** As `submitted`, for tasks of one argument each. The list must not change any more. */
  submittedInputs(
    first: number,
    inputs: ArrayLike<unknown>,
    now: number,
    fn: number,
    chunks?: { first: number; size: number },
  ): void {
    if (areConstant(inputs)) {
      this.lazyArgs.add(first, inputs);
    } else {
      for (let i = 0; i < inputs.length; i++) {
        RunStore.write(this.store.texts.args, first + i, encodeArgs([inputs[i]]));
      }
    }
    this.placed(first, inputs.length, now, fn, chunks);
  }

  private placed(
    first: number,
    count: number,
    now: number,
    fn: number,
    chunks: { first: number; size: number } | undefined,
  ): void {
    const rows = {
      next: first,
      first,
      end: first + count,
      submitted: now - this.zero,
      fn,
      chunk: -1,
      size: count,
    };
    if (chunks && count > 0) {
      rows.chunk = Math.max(this.chunks, chunks.first);
      rows.size = chunks.size;
      this.chunks = rows.chunk + Math.ceil(count / chunks.size);
    }
    this.unplaced.push(rows);
    if (count === 1) {
      this.place(first + 1);
    }
    this.taskChanges.tasks.add(first, count);
    this.taskChanges.args.add(first, count);
  }

  /**
   * Writes what is known of tasks that were handed over, up to before row `end`. Not all at once, because the workers
   * would stand still for as long as a million rows take.
   */
  private place(end: number): void {
    const { rows } = this.store;
    const last = this.unplaced.at(-1);
    if (last) {
      rows.reserve(last.end);
    }
    let at = 0;
    for (; at < this.unplaced.length && rows.length < end; at++) {
      const part = this.unplaced[at] as UnplacedRows;
      const to = Math.min(end, part.end);
      rows.grow(to);
      const { data } = rows;
      data.function.fill(part.fn, part.next, to);
      if (part.times) {
        data.submitted.set(part.times.slice(part.next - part.first, to - part.first), part.next);
      } else {
        data.submitted.fill(part.submitted, part.next, to);
      }
      if (part.chunk >= 0) {
        for (let row = part.next; row < to; ) {
          const number = Math.floor((row - part.first) / part.size);
          const chunkEnd = Math.min(to, part.first + (number + 1) * part.size);
          data.chunk.fill(part.chunk + number, row, chunkEnd);
          row = chunkEnd;
        }
      }
      part.next = to;
      if (to < part.end) {
        break;
      }
    }
    this.unplaced.splice(0, at);
  }

  /** A task that a run which was cut short never came to. */
  neverCalled(row: number, args: unknown[], fn: number): void {
    const { tasks } = this.store;
    tasks.grow(row + 1);
    tasks.data.function[row] = fn;
    tasks.data.status[row] = Status.notRun;
    const error = { name: 'TerminatedError', message: 'The run ended before this task.' };
    RunStore.write(this.store.texts.args, row, encodeArgs(args));
    RunStore.write(this.store.texts.outcomes, row, JSON.stringify(error));
    this.taskChanges.tasks.add(row);
    this.taskChanges.args.add(row);
    this.taskChanges.outcomes.add(row);
  }

  /** @param isChunk - they are a chunk now that they were not when they were submitted: it gets the next number */
  dispatched(first: number, count: number, worker: number, now: number, isChunk = false): void {
    const chunk = isChunk ? this.chunks++ : -1;
    const sent = now - this.zero;
    this.write(count, () => {
      this.place(first + count);
      const { data } = this.store.rows;
      if (chunk >= 0) {
        data.chunk.fill(chunk, first, first + count);
      }
      data.dispatched.fill(sent, first, first + count);
      data.worker.fill(worker, first, first + count);
    });
    this.taskChanges.tasks.add(first, count);
  }

  /** Writes now what concerns few rows, after all that was put off; and puts off what concerns many. */
  private write(count: number, write: () => void): void {
    if (count < BULK) {
      this.journal.write();
      write();
    } else {
      this.journal.add(write);
    }
  }

  /** A task is seen to run. Its outcome will say the same, and more exactly. */
  begun(row: number, started: number): void {
    this.journal.write();
    const { data } = this.store.rows;
    if (data.status[row] === Status.pending && Number.isNaN(data.started[row])) {
      data.started[row] = started - this.zero;
      this.taskChanges.tasks.add(row);
    }
  }

  /** Tasks that were sent to a worker which died before it came to them: they wait again. */
  returned(first: number, count: number): void {
    this.journal.write();
    const { data } = this.store.rows;
    data.dispatched.fill(Number.NaN, first, first + count);
    data.started.fill(Number.NaN, first, first + count);
    data.worker.fill(-1, first, first + count);
    this.taskChanges.tasks.add(first, count);
  }

  outcome(task: TaskOutcome): void {
    const { row } = task;
    this.journal.write();
    this.place(row + 1);
    const { data } = this.store.rows;
    data.status[row] = task.status;
    data.started[row] = task.started - this.zero;
    data.ended[row] = task.ended - this.zero;
    data.cpu[row] = task.cpu;
    data.received[row] = task.received - this.zero;
    RunStore.write(this.store.texts.outcomes, row, task.text);
    this.taskChanges.tasks.add(row);
    this.taskChanges.outcomes.add(row);
  }

  value(task: Omit<TaskOutcome, 'status' | 'text'>, value: unknown): void {
    this.outcome({ ...task, status: Status.ok, text: encodeValue(value) });
  }

  /** Tasks came back, and all went well. */
  results(results: Results): void {
    const { row, at, count, values } = results;
    const { zero } = this;
    this.write(count, () => writeTimes(this.store.rows.data, results, zero));
    this.keep(row, at, count, values);
    this.taskChanges.tasks.add(row, count);
    this.taskChanges.outcomes.add(row, count);
  }

  /** The texts of values that can change are made now. */
  private keep(row: number, at: number, count: number, values: ArrayLike<unknown>): void {
    if (areConstant(values)) {
      const all = at === 0 && count === values.length;
      this.lazyOutcomes.add(row, all ? values : (values as unknown[]).slice(at, at + count));
      return;
    }
    const { outcomes } = this.store.texts;
    for (let i = 0; i < count; i++) {
      RunStore.write(outcomes, row + i, encodeValue(values[at + i]));
    }
  }

  /** Writes the rows that were put off. */
  private writeRows(): void {
    this.journal.write();
    this.place(Number.POSITIVE_INFINITY);
  }

  /** Writes the texts that were put off. */
  private writeTexts(): void {
    const { args, outcomes } = this.store.texts;
    this.lazyArgs.drain(args);
    this.lazyOutcomes.drain(outcomes);
  }

  /** The caller has the results of these tasks. */
  delivered(first: number, count: number, now: number): void {
    const at = now - this.zero;
    this.write(count, () => this.store.rows.data.delivered.fill(at, first, first + count));
    this.taskChanges.tasks.add(first, count);
  }
}

/**
 * Two clocks may differ by microseconds: no time leaves the order in which they come.
 *
 * @param zero - the run's start
 */
function writeTimes(
  data: Batch<typeof TASK_COLUMNS>,
  { row, at, count, started, ended, cpu, dispatched, received }: Results,
  zero: number,
): void {
  for (let i = 0; i < count; i++) {
    let from = started[at + i] as number;
    from = from < dispatched ? dispatched : from > received ? received : from;
    let to = ended[at + i] as number;
    to = to < from ? from : to > received ? received : to;
    data.started[row + i] = from - zero;
    data.ended[row + i] = to - zero;
  }
  for (let i = 0; i < cpu.at.length; i++) {
    const place = cpu.at[i] as number;
    if (place >= at && place < at + count) {
      data.cpu[row + place - at] = cpu.ms[i] as number;
    }
  }
  data.status.fill(Status.ok, row, row + count);
  data.received.fill(received - zero, row, row + count);
}
