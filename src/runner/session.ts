import module from 'node:module';
import { performance } from 'node:perf_hooks';
import { isRequestError, RequestError } from '../errors.js';
import type { BegunFile } from '../pool/begunFile.js';
import { after } from '../pool/longTimer.js';
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
import { Caller, type RunInputs } from './caller.js';
import { earlyArguments, observeStream } from './earlyRows.js';
import { loadFailureInWords } from './loadFailure.js';
import { chunkSizeOf, newHeader } from './newHeader.js';
import { profileBase } from './profiles.js';
import type { RunEnd } from './protocol.js';
import { RecordTeller } from './recordTeller.js';
import type { RunRequest } from './request.js';
import { readRunInputs } from './runInputs.js';

/** Inputs that take longer to read (ms) are taken to be many. */
const SOON = 15;

/** Whoever started the run, as far as it is told of it. */
export interface Outside {
  send(patch: RecordPatch): void;
  /** @returns when all patches but a few have left this process */
  sent(): Promise<void>;
  /** This process imports a file; null: it is done. */
  importing(url: string | null): void;
  /** Where which rows have begun is written down for it; undefined: it could not be made. */
  begunFile: BegunFile | undefined;
}

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
  /** Settled when no more inputs are read. */
  private reading: Promise<RunInputs> | null = null;
  private cancelled = false;
  private isCut = false;

  constructor(
    private readonly request: RunRequest,
    private readonly outside: Outside,
  ) {
    this.recorder = new Recorder(newHeader(request), performance.now(), request.values);
    this.cut = new Promise((resolve) => {
      this.cutShort = (end) => {
        this.isCut = true;
        resolve(end);
      };
    });
    const { send, sent } = outside;
    this.teller = new RecordTeller(this.recorder, () => this.pool?.observeRunning(), send, sent);
  }

  /** @returns how it ended; never rejects */
  async run(): Promise<RunEnd> {
    try {
      const end = await Promise.race([this.runToEnd(), this.cut]);
      if (end?.kind === 'refused') {
        await this.letGo();
        return end;
      }
      return await this.conclude(null);
    } catch (error) {
      if (isRequestError(error)) {
        await this.letGo();
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
    const find = calleesOf(request.file, (text) =>
      recorder.output([{ at: performance.now(), worker: null, index: null, stream: 'stderr', text }]),
    );
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
        ...(request.importTimeout !== undefined && { importTimeout: request.importTimeout }),
        ...(request.maxtasksperchild !== undefined && { maxtasksperchild: request.maxtasksperchild }),
      },
      {
        observer:
          MODES[request.mode].waits === 'each item'
            ? observeStream(recorder, () => this.teller.flush())
            : observe(recorder),
        preload: [fn],
        startWith: 1,
        begunFile: this.outside.begunFile,
        onLoadFailed: (error) => this.refuse(error),
        ...(request.cpuProf !== undefined && { profileBase: profileBase(request.cpuProf, request.function) }),
      },
    );
    // Workers start while the inputs are read; those of a few inputs are read so soon that only who is needed does.
    const all = setTimeout(() => this.pool?.start(workers), SOON);
    this.reading = readRunInputs(request, recorder, {
      importModule: () => this.importInputs(fn.url),
      signal: this.aborter.signal,
    });
    const inputs = await this.reading.finally(() => clearTimeout(all));
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
    this.teller.flush(Array.isArray(inputs) ? { args: earlyArguments(request.mode, inputs) } : {});
    const keepRunning = request.sample && after(request.sample.budget, () => this.cutSample());
    await this.caller.call();
    keepRunning?.();
    return null;
  }

  /**
   * Imports the file in this process, for its inputs. Whoever started the run is told: this thread may spin.
   *
   * @throws RequestError when it cannot be loaded
   */
  private async importInputs(url: string): Promise<LoadedModule> {
    this.outside.importing(url);
    try {
      return await loadModule(url);
    } catch (error) {
      throw new RequestError(loadFailureInWords(this.request, wireError(error)), { cause: error });
    } finally {
      this.outside.importing(null);
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

  /** Ends the pool, and the reading of inputs. @returns these; null where they were never there */
  private async letGo(): Promise<RunInputs | null> {
    this.aborter.abort();
    const inputs = (await this.reading?.catch(() => null)) ?? null;
    if (inputs !== null && !Array.isArray(inputs)) {
      // Here, too: nobody may have begun to take them.
      await Promise.all([inputs.close(), this.pool?.terminate()]);
    } else {
      await this.pool?.terminate();
    }
    return inputs;
  }

  private async conclude(failure: unknown): Promise<RunEnd> {
    const { recorder } = this;
    let ended = performance.now();
    const thrown = this.caller?.inputsError?.cause;
    if (thrown !== undefined && !this.cancelled) {
      recorder.header({ error: errorRecord(thrown) });
    }
    let isCutShort = false;
    if (this.cancelled || failure !== null || recorder.store.header.error) {
      const inputs = await this.letGo();
      isCutShort = this.cancelled && inputs !== null && !Array.isArray(inputs) && !inputs.isOver;
      this.caller?.recordUncalled(recorder);
      ended = performance.now();
    }
    const { open, ...inputs } = recorder.store.header.inputs;
    if (open !== undefined) {
      recorder.header({ inputs: { ...inputs, count: recorder.store.tasks.length } });
    }
    const outcome = isCutShort ? 'cancelled' : outcomeOf(recorder.store, this.cancelled);
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
