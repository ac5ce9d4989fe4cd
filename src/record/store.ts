import { Columns } from './columns.js';
import type { RecordPatch } from './patch.js';
import {
  CALLBACK_COLUMNS,
  CALLER_COLUMNS,
  type OutputLine,
  type RunHeader,
  TASK_COLUMNS,
  type WorkerLife,
} from './schema.js';

/**
 * The record of a run: the only source of everything that is shown of it. Complete once `header.outcome` is no
 * longer `running`; before that, what has come in so far.
 */
export class RunStore {
  readonly tasks = new Columns(TASK_COLUMNS);
  /** The arguments of each task, a JSON list as text. */
  readonly args: (string | undefined)[] = [];
  /** The value (status ok) or error of each task, JSON as text; undefined while there is none. */
  readonly outcomes: (string | undefined)[] = [];
  readonly caller = new Columns(CALLER_COLUMNS);
  readonly callbacks = new Columns(CALLBACK_COLUMNS);
  readonly workers: WorkerLife[] = [];
  readonly output: OutputLine[] = [];

  constructor(public header: RunHeader) {}

  /** Takes in a patch. Patches must come in the order in which they were made. */
  apply(patch: RecordPatch): void {
    if (patch.header) {
      this.header = patch.header;
    }
    if (patch.tasks) {
      this.tasks.scatter(patch.tasks.rows, patch.tasks.batch);
    }
    patch.args?.texts.forEach((text, i) => {
      this.args[patch.args?.rows[i] as number] = text;
    });
    patch.outcomes?.texts.forEach((text, i) => {
      this.outcomes[patch.outcomes?.rows[i] as number] = text;
    });
    if (patch.caller) {
      this.caller.scatter(patch.caller.rows, patch.caller.batch);
    }
    if (patch.callbacks) {
      this.callbacks.scatter(patch.callbacks.rows, patch.callbacks.batch);
    }
    for (const { at, life } of patch.workers ?? []) {
      this.workers[at] = life;
    }
    for (const line of patch.output ?? []) {
      this.output.push(line);
    }
  }

  /** The whole record as one patch: what a new reader needs first. */
  snapshot(): RecordPatch {
    const all = (length: number) => Uint32Array.from({ length }, (_, i) => i);
    const texts = (list: (string | undefined)[]) => {
      const rows: number[] = [];
      const found: string[] = [];
      list.forEach((text, i) => {
        if (text !== undefined) {
          rows.push(i);
          found.push(text);
        }
      });
      return { rows: Uint32Array.from(rows), texts: found };
    };
    const taskRows = all(this.tasks.length);
    const callerRows = all(this.caller.length);
    const callbackRows = all(this.callbacks.length);
    return {
      header: this.header,
      tasks: { rows: taskRows, batch: this.tasks.gather(taskRows) },
      args: texts(this.args),
      outcomes: texts(this.outcomes),
      caller: { rows: callerRows, batch: this.caller.gather(callerRows) },
      callbacks: { rows: callbackRows, batch: this.callbacks.gather(callbackRows) },
      workers: this.workers.map((life, at) => ({ at, life })),
      output: this.output.slice(),
    };
  }
}
