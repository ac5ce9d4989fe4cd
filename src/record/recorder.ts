import { Changes } from './changes.js';
import type { ColumnSpec, Columns } from './columns.js';
import type { RecordPatch, RowPatch } from './patch.js';
import { CALLS, type CallName, type OutputLine, type RunHeader, Status, type WorkerLife } from './schema.js';
import { takeTexts } from './takeTexts.js';
import { TaskRecorder } from './taskRecorder.js';

const CALL_NUMBERS = Object.fromEntries(CALLS.map((name, number) => [name, number])) as Record<
  CallName,
  number
>;

/** How much a patch holds at most. */
export interface PatchLimits {
  rows?: number;
  characters?: number;
}

/** A record holds so much of what was printed: characters, and so many more for each line. */
const MOST_OUTPUT = 2 ** 28;
const PER_LINE = 64;

/**
 * Writes the record of a run while it goes on, and says in patches what has changed. All times it is given are the
 * caller's `performance.now()`; it writes them from the run's start (`zero`).
 */
export class Recorder extends TaskRecorder {
  private readonly changed = {
    caller: new Changes(),
    callbacks: new Changes(),
    workers: new Changes(),
  };
  private headerChanged = true;
  private outputSent = 0;
  /** Characters, and what each line takes besides. */
  private outputSize = 0;

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

  /** A call begins. @returns its row, for `callReturned` */
  call(name: CallName, waited: boolean, from: number): number {
    const { caller } = this.store;
    const row = caller.length;
    caller.grow(row + 1);
    caller.data.call[row] = CALL_NUMBERS[name];
    caller.data.from[row] = from - this.zero;
    caller.data.waited[row] = waited ? 1 : 0;
    this.changed.caller.add(row);
    return row;
  }

  /** @param row - what `call` gave */
  callReturned(row: number, to: number): void {
    this.store.caller.data.to[row] = to - this.zero;
    this.changed.caller.add(row);
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
      const { loop, gc, profile } = change;
      Object.assign(life, loop && { loop }, gc && { gc }, profile !== undefined && { profile });
      this.changed.workers.add(at);
    };
  }

  /** The first lines, as many as a record can hold; then one says that there were more. */
  output(lines: OutputLine[]): void {
    for (const line of lines) {
      if (this.outputSize > MOST_OUTPUT) {
        return;
      }
      this.outputSize += line.text.length + PER_LINE;
      const isLast = this.outputSize > MOST_OUTPUT;
      const text = isLast ? '… (what was printed from here on is left out)' : line.text;
      this.store.output.push({ ...line, text, at: line.at - this.zero });
    }
  }

  /**
   * The texts in a patch have been told to whoever keeps them, and are let go here; but those of errors, which say how a
   * run ended.
   */
  forgetTexts({ args, outcomes }: RecordPatch): void {
    const { status } = this.store.tasks.data;
    if (args) {
      this.texts.forgetArgs(args.rows);
    }
    if (outcomes) {
      this.texts.forgetOutcomes(outcomes.rows.filter((row) => status[row] === Status.ok));
    }
  }

  /**
   * What has changed since the last patch; null when nothing has.
   *
   * @param limits - of each table, so many rows at most, and about so many characters of texts; the others are for the
   *   next patch
   */
  takePatch({ rows: most, characters }: PatchLimits = {}): RecordPatch | null {
    const { store, changed, taskChanges, texts } = this;
    const patch: RecordPatch = {};
    const tasks = rowsOf(store.tasks, taskChanges.tasks, most);
    const within = { most, characters };
    const args = takeTexts(taskChanges.args, (rows) => texts.argsOf(rows), within);
    const outcomes = takeTexts(taskChanges.outcomes, (rows) => texts.outcomesOf(rows), within);
    const caller = rowsOf(store.caller, changed.caller, most);
    const callbacks = rowsOf(store.callbacks, changed.callbacks, most);
    const workers = changed.workers.take();
    // That a run is over is told with the last of its rows: its record is complete then.
    const rest = [...Object.values(taskChanges), changed.caller, changed.callbacks];
    if (this.headerChanged && (store.header.outcome === 'running' || rest.every(({ isEmpty }) => isEmpty))) {
      patch.header = store.header;
      this.headerChanged = false;
    }
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

function rowsOf<S extends ColumnSpec>(
  table: Columns<S>,
  changes: Changes,
  most?: number,
): RowPatch<S> | null {
  const rows = changes.take(most);
  return rows && { rows, batch: table.gather(rows) };
}
