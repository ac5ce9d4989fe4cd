import { Columns } from './columns.js';
import { unpackTexts } from './packedTexts.js';
import type { RecordPatch, TextPatch } from './patch.js';
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
  /** The rows of tasks as they have been written so far; `tasks` for whoever reads them. */
  readonly rows = new Columns(TASK_COLUMNS);
  /** The texts as they have been written so far; `args` and `outcomes` for whoever reads them. */
  readonly texts: { args: (string | undefined)[]; outcomes: (string | undefined)[] } = {
    args: [],
    outcomes: [],
  };
  /** Whoever writes rows, or texts, only when they are asked for writes them now. */
  fillRows: (() => void) | null = null;
  fillTexts: (() => void) | null = null;
  readonly caller = new Columns(CALLER_COLUMNS);
  readonly callbacks = new Columns(CALLBACK_COLUMNS);
  readonly workers: WorkerLife[] = [];
  readonly output: OutputLine[] = [];

  constructor(public header: RunHeader) {}

  get tasks(): Columns<typeof TASK_COLUMNS> {
    this.fillRows?.();
    return this.rows;
  }

  /** The arguments of each task, a JSON list as text. */
  get args(): (string | undefined)[] {
    this.fillTexts?.();
    return this.texts.args;
  }

  /** The value (status ok) or error of each task, JSON as text; undefined while there is none. */
  get outcomes(): (string | undefined)[] {
    this.fillTexts?.();
    return this.texts.outcomes;
  }

  /** Writes a text at its row. A list that is written far past its end turns into a slow map, so it is filled first. */
  static write(list: (string | undefined)[], row: number, text: string): void {
    while (list.length < row) {
      list.push(undefined);
    }
    list[row] = text;
  }

  /** Takes in a patch. Patches must come in the order in which they were made. */
  apply(patch: RecordPatch): void {
    if (patch.header) {
      this.header = patch.header;
    }
    if (patch.tasks) {
      this.tasks.scatter(patch.tasks.rows, patch.tasks.batch);
    }
    for (const [list, given] of [
      [this.args, patch.args],
      [this.outcomes, patch.outcomes],
    ] as const) {
      const texts = given && (Array.isArray(given.texts) ? given.texts : unpackTexts(given.texts));
      texts?.forEach((text, i) => {
        RunStore.write(list, given?.rows[i] as number, text);
      });
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

function textsOf(list: (string | undefined)[], from: number, to: number): TextPatch {
  const rows: number[] = [];
  const texts: string[] = [];
  for (let i = from; i < to; i++) {
    const text = list[i];
    if (text !== undefined) {
      rows.push(i);
      texts.push(text);
    }
  }
  return { rows: Uint32Array.from(rows), texts };
}
