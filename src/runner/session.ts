import module from 'node:module';
import { performance } from 'node:perf_hooks';
import { RequestError } from '../errors.js';
import { observe } from '../pool/observe.js';
import { Pool } from '../pool/pool.js';
import { MODES } from '../record/modes.js';
import { firstError, outcomeOf } from '../record/outcome.js';
import type { RecordPatch } from '../record/patch.js';
import { Recorder } from '../record/recorder.js';
import { errorRecord } from '../record/values.js';
import { wireError } from '../worker/errors.js';
import { type LoadedModule, loadModule } from '../worker/load.js';
import type { WireError } from '../worker/wire.js';
import { type Callee, calleesOf, namedCallees, selectedCallee } from './callees.js';
import { Caller } from './caller.js';
import { loadFailureInWords } from './loadFailure.js';
import { chunkSizeOf, newHeader } from './newHeader.js';
import { profileBase } from './profiles.js';
import type { RunEnd } from './protocol.js';
import { RecordTeller } from './recordTeller.js';
import type { RunRequest } from './request.js';
import { readRunInputs } from './runInputs.js';

/** Inputs that take longer to read (ms) are taken to be many. */
const SOON = 15;

/** One run, from its request to its record. */
export class Session {
  private readonly recorder: Recorder;
  private readonly teller: RecordTeller;
  private readonly aborter = new AbortController();
  /** Settles first when the run is cut short: by a cancel, a refusal, or an error of its own process. */
  private readonly cut: Promise<RunEnd | null>;
  private cutShort!: (end: RunEnd | null) => void;
  private pool: Pool | null = null;
  private caller: Caller | null = null;
  private cancelled = false;
  private isCut = false;

  constructor(
    private readonly request: RunRequest,
    send: (patch: RecordPatch) => void,
    sent: () => Promise<void>,
  ) {
    this.recorder = new Recorder(newHeader(request), performance.now(), request.values);
    this.cut = new Promise((resolve) => {
      this.cutShort = (end) => {
        this.isCut = true;
        resolve(end);
      };
    });
    this.teller = new RecordTeller(this.recorder, () => this.pool?.observeRunning(), send, sent);
  }

  /** @returns how it ended; never rejects */
  async run(): Promise<RunEnd> {
    try {
      const end = await Promise.race([this.runToEnd(), this.cut]);
      if (end?.kind === 'refused') {
        await this.pool?.terminate();
        return end;
      }
      return await this.conclude(null);
    } catch (error) {
      if (error instanceof RequestError) {
        await this.pool?.terminate();
        return { kind: 'refused', message: error.message };
      }
      return await this.conclude(error);
    } finally {
      this.teller.stop();
    }
  }

  cancel(): void {
    this.cancelled = true;
    this.aborter.abort();
    this.cutShort(null);
  }

  /** The time for a sample is over: what is done is kept. */
  private cutSample(): void {
    const { sample } = this.recorder.store.header;
    this.recorder.header({ sample: { of: sample?.of ?? 0, cut: true } });
    this.cancel();
  }

  /** Something went wrong in this process outside of any task. */
  fail(error: unknown): void {
    this.recorder.header({ error: errorRecord(error) });
    this.cutShort(null);
  }

  private async runToEnd(): Promise<RunEnd | null> {
    const { request, recorder } = this;
    const find = calleesOf(request.file);
    const { ref, task: fn } = request.selected
      ? selectedCallee(request, request.selected)
      : find(request.function);
    recorder.header({ function: ref, functions: [ref] });
    // Said before any code of the user's runs here: it may never come back, and the run must be known then.
    this.teller.flush();
    const header = recorder.store.header;
    const { workers, workerType } = header.pool;
    this.pool = new Pool(
      {
        workers,
        workerType,
        ...(request.timeout !== undefined && { timeout: request.timeout }),
        ...(request.maxtasksperchild !== undefined && { maxtasksperchild: request.maxtasksperchild }),
      },
      {
        observer: observe(recorder),
        preload: [fn],
        startWith: 1,
        onLoadFailed: (error) => this.refuse(error),
        ...(request.cpuProf !== undefined && { profileBase: profileBase(request.cpuProf, request.function) }),
      },
    );
    // Workers start while the inputs are read; those of a few inputs are read so soon that only who is needed does.
    const all = setTimeout(() => this.pool?.start(workers), SOON);
    const inputs = await readRunInputs(request, recorder, {
      importModule: () => this.importFile(fn.url),
      signal: this.aborter.signal,
    }).finally(() => clearTimeout(all));
    const others = Array.isArray(inputs)
      ? namedCallees(inputs, request.mode, find)
      : new Map<string, Callee>();
    const tasks = new Map([...others].map(([name, other]) => [name, other.task]));
    // Here already: a run that is cut short while its workers load the function has inputs that were never called with.
    this.caller = new Caller(this.pool, { fn, others: tasks }, request, inputs);
    const { count } = recorder.store.header.inputs;
    // More workers than inputs would only be in the way of those that have one.
    this.pool.start(Array.isArray(inputs) ? Math.min(count, workers) : workers);
    // The run begins when its workers can: else what is sent to those that start late seems slow, and ends out of order.
    const most = MODES[request.mode].concurrent ? workers : 1;
    await this.pool.ready(Array.isArray(inputs) ? Math.min(count, most) : most);
    if (this.isCut) {
      return null;
    }
    recorder.rebase(performance.now());
    recorder.header({
      startedAt: Date.now(),
      functions: [ref, ...new Set([...others.values()].map((other) => other.ref))],
      pool: { ...header.pool, chunksize: chunkSizeOf(request, count, workers) },
      loading: false,
    });
    // Said before any task runs: one may end this process, and then it is not true that nothing ran.
    this.teller.flush();
    const timer = request.sample && setTimeout(() => this.cutSample(), request.sample.budget);
    await this.caller.call();
    clearTimeout(timer);
    return null;
  }

  /** Loads the user's file here, for inputs that it exports. @throws RequestError when it cannot be loaded */
  private async importFile(url: string): Promise<LoadedModule> {
    try {
      return await loadModule(url);
    } catch (error) {
      throw new RequestError(loadFailureInWords(this.request, wireError(error)), { cause: error });
    }
  }

  /** The function cannot be had in a worker. Before any task has begun this makes the request itself wrong. */
  private refuse(wire: WireError): void {
    const { tasks } = this.recorder.store;
    const begun = tasks.column('started').some((time) => !Number.isNaN(time));
    if (!begun) {
      const message = loadFailureInWords(this.request, wire);
      this.cutShort({ kind: 'refused', message });
    }
  }

  private async conclude(failure: unknown): Promise<RunEnd> {
    const { recorder } = this;
    let ended = performance.now();
    const thrown = this.caller?.inputsError?.cause;
    if (thrown !== undefined && !this.cancelled) {
      recorder.header({ error: errorRecord(thrown) });
    }
    if (this.cancelled || failure !== null || recorder.store.header.error) {
      await this.pool?.terminate();
      this.caller?.recordUncalled(recorder);
      ended = performance.now();
    }
    const { open, ...inputs } = recorder.store.header.inputs;
    if (open !== undefined) {
      recorder.header({ inputs: { ...inputs, count: recorder.store.tasks.length } });
    }
    const outcome = outcomeOf(recorder.store, this.cancelled);
    const { error } = recorder.store.header;
    recorder.header({
      outcome: error || failure !== null ? 'failed' : outcome,
      wall: recorder.sinceStart(ended),
      error: error ?? (failure === null ? firstError(recorder.store, outcome) : errorRecord(failure)),
      loading: false,
    });
    this.pool?.close();
    await this.pool?.join();
    await this.teller.flushAll();
    // This process may be ended before it would do so by itself. What was kept before is not written again.
    module.flushCompileCache?.();
    return { kind: 'ended', header: recorder.store.header };
  }
}
