import { Columns } from './columns.js';
import type { RecordPatch, TextPatch } from './patch.js';
import {
  CALLBACK_COLUMNS,
  CALLER_COLUMNS,
  type OutputLine,
  type RunHeader,
  TASK_COLUMNS,
  type WorkerLife,
} from './schema.js';
import { TextList, type Texts } from './texts.js';

/**
 * The record of a run: the only source of everything that is shown of it. Complete once `header.outcome` is no
 * longer `running`; before that, what has come in so far.
 */
export class RunStore {
  /** The rows of tasks as they have been written so far; `tasks` for whoever reads them. */
  readonly rows = new Columns(TASK_COLUMNS);
  /** Whoever writes rows, or texts, only when they are asked for writes them now. */
  fillRows: (() => void) | null = null;
  fillTexts: (() => void) | null = null;
  readonly caller = new Columns(CALLER_COLUMNS);
  readonly callbacks = new Columns(CALLBACK_COLUMNS);
  readonly workers: WorkerLife[] = [];
  readonly output: OutputLine[] = [];

  /** @param texts - the texts as they have been written so far; `args` and `outcomes` for whoever reads them */
  constructor(
    public header: RunHeader,
    readonly texts: { readonly args: Texts; readonly outcomes: Texts } = {
      args: new TextList(),
      outcomes: new TextList(),
    },
  ) {}

  get tasks(): Columns<typeof TASK_COLUMNS> {
    this.fillRows?.();
    return this.rows;
  }

  /** The arguments of each task, a JSON list as text. */
  get args(): Texts {
    this.fillTexts?.();
    return this.texts.args;
  }

  /** The value (status ok) or error of each task, JSON as text; undefined while there is none. */
  get outcomes(): Texts {
    this.fillTexts?.();
    return this.texts.outcomes;
  }

  /** Takes in a patch. Patches must come in the order in which they were made. */
  apply(patch: RecordPatch): void {
    if (patch.header) {
      this.header = patch.header;
    }
    if (patch.tasks) {
      this.tasks.scatter(patch.tasks.rows, patch.tasks.batch);
    }
    if (patch.args) {
      this.args.setAll(patch.args.rows, patch.args.texts);
    }
    if (patch.outcomes) {
      this.outcomes.setAll(patch.outcomes.rows, patch.outcomes.texts);
    }
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

  /**
   * The record as a patch: what a new reader needs first.
   *
   * @param from - first task
   * @param to - the task after the last; a large record is given in several patches
   */
  snapshot(from = 0, to = this.tasks.length): RecordPatch {
    const callerRows = range(0, this.caller.length);
    const callbackRows = range(0, this.callbacks.length);
    return {
      header: this.header,
      ...this.page(from, to),
      caller: { rows: callerRows, batch: this.caller.gather(callerRows) },
      callbacks: { rows: callbackRows, batch: this.callbacks.gather(callbackRows) },
      workers: this.workers.map((life, at) => ({ at, life })),
      output: this.output.slice(),
    };
  }

  /** Some of its tasks, with their texts. */
  page(from: number, to: number): RecordPatch {
    const rows = range(from, to);
    return {
      tasks: { rows, batch: this.tasks.gather(rows) },
      args: textsOf(this.args, from, to),
      outcomes: textsOf(this.outcomes, from, to),
    };
  }
}

function range(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function textsOf(list: Texts, from: number, to: number): TextPatch {
  const rows: number[] = [];
  const texts: string[] = [];
  for (let i = from; i < to; i++) {
    const text = list.at(i);
    if (text !== undefined) {
      rows.push(i);
      texts.push(text);
    }
  }
  return { rows: Uint32Array.from(rows), texts };
}
