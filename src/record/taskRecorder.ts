import { Changes } from './changes.js';
import { type Chunks, HandedOver } from './handedOver.js';
import { BULK, Journal } from './journal.js';
import { type ValuesKept, writerOf } from './kept.js';
import { type Results, writeResults } from './results.js';
import { type RunHeader, Status } from './schema.js';
import { RunStore } from './store.js';
import { TaskTexts } from './taskTexts.js';

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

/** The part of a recorder that writes the rows of tasks. All times it is given are the caller's `performance.now()`. */
export class TaskRecorder {
  readonly store: RunStore;
  protected readonly taskChanges = { tasks: new Changes(), args: new Changes(), outcomes: new Changes() };
  protected readonly texts: TaskTexts;
  private readonly handedOver: HandedOver;
  private readonly journal = new Journal();

  /**
   * @param zero - the run's start: times are written from there
   * @param kept - how much of results is kept
   */
  constructor(
    header: RunHeader,
    protected zero: number,
    kept: ValuesKept = 'whole',
  ) {
    this.store = new RunStore(header);
    this.store.fillRows = () => this.fillRows();
    this.texts = new TaskTexts(this.store, writerOf(kept));
    this.handedOver = new HandedOver(this.store.rows);
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
   * @param chunks - nothing where there are no chunks
   */
  submitted(first: number, args: Iterable<unknown[]>, now: number, fn: number, chunks?: Chunks): void {
    let row = first;
    for (const each of args) {
      this.texts.keepArgs(row++, each);
    }
    this.handOver(first, row - first, now, fn, chunks);
  }

  /** As `submitted`, for one task that is no chunk. */
  submittedCall(row: number, args: unknown[], now: number, fn: number): void {
    this.texts.keepArgs(row, args);
    this.handedOver.addCall(row, now - this.zero, fn);
    this.taskChanges.tasks.add(row);
    this.taskChanges.args.add(row);
  }

  /** As `submitted`, for tasks of one argument each. The list must not change any more. */
  submittedInputs(first: number, inputs: ArrayLike<unknown>, now: number, fn: number, chunks?: Chunks): void {
    this.texts.keepInputs(first, inputs);
    this.handOver(first, inputs.length, now, fn, chunks);
  }

  private handOver(first: number, count: number, now: number, fn: number, chunks: Chunks | undefined): void {
    this.handedOver.add(first, count, now - this.zero, fn, chunks);
    this.taskChanges.tasks.add(first, count);
    this.taskChanges.args.add(first, count);
  }

  /** A task that a run which was cut short never came to. */
  neverCalled(row: number, args: unknown[], fn: number): void {
    const { tasks } = this.store;
    tasks.grow(row + 1);
    tasks.data.function[row] = fn;
    tasks.data.status[row] = Status.notRun;
    const error = { name: 'TerminatedError', message: 'The run ended before this task.' };
    this.texts.keepArgs(row, args);
    this.texts.keepOutcome(row, JSON.stringify(error));
    this.taskChanges.tasks.add(row);
    this.taskChanges.args.add(row);
    this.taskChanges.outcomes.add(row);
  }

  /** @param isChunk - they are a chunk now that they were not when they were submitted: it gets the next number */
  dispatched(first: number, count: number, worker: number, now: number, isChunk = false): void {
    const chunk = isChunk ? this.handedOver.nextChunk() : -1;
    const sent = now - this.zero;
    this.write(count, () => {
      this.handedOver.write(first + count);
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
    this.handedOver.write(row + 1);
    const { data } = this.store.rows;
    data.status[row] = task.status;
    data.started[row] = task.started - this.zero;
    data.ended[row] = task.ended - this.zero;
    data.cpu[row] = task.cpu;
    data.received[row] = task.received - this.zero;
    this.texts.keepOutcome(row, task.text);
    this.taskChanges.tasks.add(row);
    this.taskChanges.outcomes.add(row);
  }

  value(task: Omit<TaskOutcome, 'status' | 'text'>, value: unknown): void {
    this.outcome({ ...task, status: Status.ok, text: this.texts.encode(value) });
  }

  /** Tasks came back, and all went well. */
  results(results: Results): void {
    const { row, at, count, values } = results;
    const { zero } = this;
    this.write(count, () => writeResults(this.store.rows.data, results, zero));
    this.texts.keepValues(row, at, count, values);
    this.taskChanges.tasks.add(row, count);
    this.taskChanges.outcomes.add(row, count);
  }

  /** The caller has the results of these tasks. */
  delivered(first: number, count: number, now: number): void {
    const at = now - this.zero;
    this.write(count, () => this.store.rows.data.delivered.fill(at, first, first + count));
    this.taskChanges.tasks.add(first, count);
  }

  /** Writes the rows that were put off. */
  private fillRows(): void {
    this.journal.write();
    this.handedOver.write(Number.POSITIVE_INFINITY);
  }
}
