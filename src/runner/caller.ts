import { performance } from 'node:perf_hooks';
import { InputsError } from '../inputs/index.js';
import type { Pool } from '../pool/pool.js';
import type { PoolIterator } from '../pool/poolIterator.js';
import type { Task } from '../pool/task.js';
import { MODES } from '../record/modes.js';
import type { Recorder } from '../record/recorder.js';
import { callOf, rowOf } from './calls.js';
import { argumentsFor } from './earlyRows.js';
import type { InputStream } from './inputStream.js';
import type { RunRequest } from './request.js';

/** A long row of calls that do not wait lets other events in after so many ms, so that it can be watched and cancelled. */
const BREATHE_EVERY = 50;

/** Callbacks that only show when they run: the record has the rest. */
const UNHEARD = { callback: () => {}, errorCallback: () => {} };

/** What a run calls: `fn` unless an input names another one. */
export interface Callees {
  fn: Task;
  others: ReadonlyMap<string, Task>;
}

/** The inputs of a run: a list, or for the imaps what gives them one by one. */
export type RunInputs = unknown[] | InputStream;

/**
 * The program that uses the pool: it makes the calls of the run's mode, as a person would write them, and goes on
 * after failures so that every input gets its turn.
 */
export class Caller {
  /** How many of the inputs have been handed to the pool. */
  private called = 0;
  /** What the inputs of an imap threw, after some had been given. */
  inputsError: InputsError | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly callees: Callees,
    private readonly request: Pick<RunRequest, 'mode' | 'chunksize'>,
    private readonly inputs: RunInputs,
  ) {}

  /** @returns when the caller has everything it will get */
  async call(): Promise<void> {
    const { pool, inputs } = this;
    const { fn } = this.callees;
    const { mode, chunksize } = this.request;
    const options = { chunksize };
    if (!Array.isArray(inputs)) {
      await this.takeAll(
        mode === 'imap' ? pool.imap(fn, inputs, options) : pool.imapUnordered(fn, inputs, options),
      );
      return;
    }
    if (MODES[mode].calls === 'once') {
      this.called = inputs.length;
    }
    const rows = () => inputs.map((input) => rowOf(input));
    switch (mode) {
      case 'map':
        // What a task threw is in the record.
        await pool.map(fn, inputs, options).catch(() => {});
        break;
      case 'starmap':
        await pool.starmap(fn, rows(), options).catch(() => {});
        break;
      case 'map_async':
        pool.mapAsync(fn, inputs, { ...options, ...UNHEARD });
        await pool.drained();
        break;
      case 'starmap_async':
        pool.starmapAsync(fn, rows(), { ...options, ...UNHEARD });
        await pool.drained();
        break;
      case 'apply':
        await this.apply(inputs);
        break;
      case 'apply_async':
        await this.applyAsync(inputs);
        break;
    }
  }

  private async takeAll(results: PoolIterator<unknown>): Promise<void> {
    for (;;) {
      try {
        if ((await results.next()).done) {
          return;
        }
      } catch (error) {
        if (error instanceof InputsError) {
          this.inputsError = error;
        }
      }
    }
  }

  private async apply(inputs: unknown[]): Promise<void> {
    for (const input of inputs) {
      const { args, kwds, function: name } = callOf(input, true);
      this.called++;
      await this.pool.apply(this.callee(name), args, kwds).catch(() => {});
      if (!this.pool.isRunning) {
        return;
      }
    }
  }

  private async applyAsync(inputs: unknown[]): Promise<void> {
    const { pool } = this;
    let breath = performance.now();
    for (const input of inputs) {
      const { args, kwds, function: name } = callOf(input, true);
      this.called++;
      pool.applyAsync(this.callee(name), args, kwds, UNHEARD);
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

  private callee(name: string | undefined): Task {
    return (name === undefined ? undefined : this.callees.others.get(name)) ?? this.callees.fn;
  }

  /** Writes down the inputs that a run which was cut short never came to. */
  recordUncalled(recorder: Recorder): void {
    const { inputs } = this;
    if (!Array.isArray(inputs)) {
      return; // What was not read is not known.
    }
    const { mode } = this.request;
    for (let at = this.called; at < inputs.length; at++) {
      recorder.neverCalled(at, argumentsFor(mode, inputs[at]), 0);
    }
  }
}
