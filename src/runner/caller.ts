import { performance } from 'node:perf_hooks';
import type { Pool } from '../pool/pool.js';
import type { Task } from '../pool/task.js';
import { MODES } from '../record/modes.js';
import type { Recorder } from '../record/recorder.js';
import type { RunRequest } from './request.js';

/** A long row of calls that do not wait lets other events in after so many ms, so that it can be watched and cancelled. */
const BREATHE_EVERY = 50;

/** Callbacks that only show when they run: the record has the rest. */
const UNHEARD = { callback: () => {}, errorCallback: () => {} };

/**
 * The program that uses the pool: it makes the calls of the run's mode, as a person would write them, and goes on
 * after failures so that every input gets its turn.
 */
export class Caller {
  /** How many of the inputs have been handed to the pool. */
  private called = 0;

  constructor(
    private readonly pool: Pool,
    private readonly fn: Task,
    private readonly request: Pick<RunRequest, 'mode' | 'chunksize'>,
    private readonly inputs: unknown[],
  ) {}

  /** @returns when the caller has everything it will get */
  async call(): Promise<void> {
    const { pool, fn, inputs } = this;
    const { chunksize } = this.request;
    const options = chunksize === undefined ? {} : { chunksize };
    const { mode } = this.request;
    if (MODES[mode].calls === 'once') {
      this.called = inputs.length;
    }
    switch (mode) {
      case 'map':
        // What a task threw is in the record.
        await pool.map(fn, inputs, options).catch(() => {});
        break;
      case 'starmap':
        await pool.starmap(fn, inputs.map(row), options).catch(() => {});
        break;
      case 'map_async':
        pool.mapAsync(fn, inputs, { ...options, ...UNHEARD });
        await pool.drained();
        break;
      case 'starmap_async':
        pool.starmapAsync(fn, inputs.map(row), { ...options, ...UNHEARD });
        await pool.drained();
        break;
      case 'apply':
        for (const input of inputs) {
          const { args, kwds } = spread(input);
          this.called++;
          await pool.apply(fn, args, kwds).catch(() => {});
          if (!pool.isRunning) {
            break;
          }
        }
        break;
      case 'apply_async':
        await this.applyAsync();
        break;
    }
  }

  private async applyAsync(): Promise<void> {
    const { pool, fn } = this;
    let breath = performance.now();
    for (const input of this.inputs) {
      const { args, kwds } = spread(input);
      this.called++;
      pool.applyAsync(fn, args, kwds, UNHEARD);
      if (performance.now() - breath > BREATHE_EVERY) {
        await new Promise((resolve) => setImmediate(resolve));
        breath = performance.now();
        if (!pool.isRunning) {
          return;
        }
      }
    }
    await pool.drained();
  }

  /** Writes down the inputs that a run which was cut short never came to. */
  recordUncalled(recorder: Recorder): void {
    const many = MODES[this.request.mode].manyArguments;
    for (let at = this.called; at < this.inputs.length; at++) {
      recorder.neverCalled(at, many ? row(this.inputs[at]) : [this.inputs[at]]);
    }
  }
}

/** An input of a mode with many arguments: an array is spread, `{ args, kwds }` gives both, the rest is one argument. */
export function spread(input: unknown): { args: unknown[]; kwds: Record<string, unknown> | undefined } {
  if (Array.isArray(input)) {
    return { args: input, kwds: undefined };
  }
  if (typeof input === 'object' && input !== null && isCall(input)) {
    return { args: input.args ?? [], kwds: input.kwds };
  }
  return { args: [input], kwds: undefined };
}

/** The arguments of a task as one list, keywords last. */
function row(input: unknown): unknown[] {
  const { args, kwds } = spread(input);
  return kwds === undefined ? args : [...args, kwds];
}

function isCall(input: object): input is { args?: unknown[]; kwds?: Record<string, unknown> } {
  const keys = Object.keys(input);
  const { args, kwds } = input as { args?: unknown; kwds?: unknown };
  return (
    keys.length > 0 &&
    keys.every((key) => key === 'args' || key === 'kwds') &&
    (args === undefined || Array.isArray(args)) &&
    (kwds === undefined || (typeof kwds === 'object' && kwds !== null && !Array.isArray(kwds)))
  );
}
