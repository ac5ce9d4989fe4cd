import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { derive } from '../profile/derive.js';
import type { RunDocument } from '../record/document.js';
import { toJsonDocument } from '../record/json.js';
import { isMode, type Mode } from '../record/modes.js';
import { firstError, outcomeOf } from '../record/outcome.js';
import { Recorder } from '../record/recorder.js';
import { CALLS, type RunHeader } from '../record/schema.js';
import { VERSION } from '../version.js';
import { observe } from './observe.js';
import type { PoolObserver } from './observer.js';
import type { CheckedOptions } from './options.js';

/**
 * The record of a pool that a program uses by itself, `Pool.record`: all its calls are one run, which began when the pool was made.
 * `mode` is null before the first call, and "mixed" (with `results` null) after calls of several modes.
 */
export type PoolRecord = Omit<RunDocument, 'mode'> & { mode: Mode | 'mixed' | null };

/** Keeps the record of a pool. */
export class Recording {
  readonly observer: PoolObserver;
  private readonly recorder: Recorder;
  private ended = false;

  constructor(options: CheckedOptions) {
    this.recorder = new Recorder(newHeader(options), performance.now());
    this.observer = observe(this.recorder);
  }

  /** The pool's work is over. */
  end(): void {
    this.ended = true;
  }

  /** @param look - lets the recorder know which tasks run now */
  document(look: () => void): PoolRecord {
    look();
    const { recorder } = this;
    const { store } = recorder;
    const modes = this.modes();
    const { header } = store;
    // How it ended is told by it: whether all that was given is there.
    recorder.header({ inputs: { ...header.inputs, count: store.tasks.length } });
    const outcome = this.ended ? outcomeOf(store, false) : 'running';
    recorder.header({
      function: header.functions[0] ?? header.function,
      mode: modes[0] ?? header.mode,
      outcome,
      wall: this.ended ? (header.wall ?? recorder.sinceStart(performance.now())) : null,
      error: firstError(store, outcome),
    });
    const document = JSON.parse([...toJsonDocument(store, derive(store))].join('')) as RunDocument;
    const mode = modes.length > 1 ? 'mixed' : (modes[0] ?? null);
    return { ...document, mode, results: modes.length > 1 ? null : document.results };
  }

  /** The modes of the calls so far, each once. */
  private modes(): Mode[] {
    const names = new Set(Array.from(this.recorder.store.caller.column('call'), (call) => CALLS[call]));
    return [...names].filter(isMode);
  }
}

function newHeader({ workers, workerType, timeout, maxtasksperchild }: CheckedOptions): RunHeader {
  return {
    id: randomUUID(),
    poolscope: VERSION,
    startedAt: Date.now(),
    function: { file: '', name: '', line: 0 },
    functions: [],
    mode: 'map',
    pool: { workers, workerType, chunksize: null },
    timeout: timeout ?? null,
    maxtasksperchild: maxtasksperchild ?? null,
    inputs: { source: 'calls of a program', count: 0 },
    machine: { cores: availableParallelism(), node: process.version, platform: process.platform },
    outcome: 'running',
    wall: null,
    error: null,
    clockError: 0,
  };
}
