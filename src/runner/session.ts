import { randomUUID } from 'node:crypto';
import module from 'node:module';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { describeInputs, inputFile, openInputs, readInputs } from '../inputs/index.js';
import { defaultChunkSize } from '../pool/chunks.js';
import { errorFrom } from '../pool/errors.js';
import { observe } from '../pool/observe.js';
import { Pool } from '../pool/pool.js';
import { MODES } from '../record/modes.js';
import { firstError, outcomeOf } from '../record/outcome.js';
import type { RecordPatch } from '../record/patch.js';
import { Recorder } from '../record/recorder.js';
import type { RunHeader } from '../record/schema.js';
import { errorRecord } from '../record/values.js';
import { VERSION } from '../version.js';
import { loadModule } from '../worker/load.js';
import type { WireError } from '../worker/wire.js';
import { type Callee, calleesOf, namedCallees, selectedCallee } from './callees.js';
import { Caller, type RunInputs } from './caller.js';
import { profileBase } from './profiles.js';
import type { RunEnd } from './protocol.js';
import type { RunRequest } from './request.js';
import { spreadRows } from './sample.js';
import { someInputs, someOfStream } from './someInputs.js';

/** Patches are sent this often (ms). */
const EVERY = 100;
/** Inputs that take longer to read (ms) are taken to be many. */
const SOON = 15;
/** Rows in a patch: what is on its way to whoever started the run is held in memory until it is there. */
const ROWS = 16_384;
/** Characters of texts in a patch, likewise. */
const CHARACTERS = 8_000_000;

/** Of a sample of too many inputs. */
const allAreRead = () =>
  l10n.t(
    'A sample is spread over all of them, so they are read first: give a part of endless inputs; for a long list raise --max-inputs.',
  );

/** One run, from its request to its record. */
export class Session {
  private readonly recorder: Recorder;
  private readonly timer: NodeJS.Timeout;
  private readonly aborter = new AbortController();
  /** Settles first when the run is cut short: by a cancel, a refusal, or an error of its own process. */
  private readonly cut: Promise<RunEnd | null>;
  private cutShort!: (end: RunEnd | null) => void;
  private pool: Pool | null = null;
  private caller: Caller | null = null;
  private cancelled = false;
  private isTelling = false;
  private isCut = false;

  constructor(
    private readonly request: RunRequest,
    private readonly send: (patch: RecordPatch) => void,
    private readonly sent: () => Promise<void>,
  ) {
    this.recorder = new Recorder(newHeader(request), performance.now(), request.values);
    this.cut = new Promise((resolve) => {
      this.cutShort = (end) => {
        this.isCut = true;
        resolve(end);
      };
    });
    this.timer = setInterval(() => this.tell(), EVERY);
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
      clearInterval(this.timer);
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
    this.flush();
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
    const inputs = await this.open(() => loadModule(fn.url)).finally(() => clearTimeout(all));
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
    this.flush();
    const timer = request.sample && setTimeout(() => this.cutSample(), request.sample.budget);
    await this.caller.call();
    clearTimeout(timer);
    return null;
  }

  /**
   * Reads the inputs, for the imaps no further than to see that there is a first one.
   *
   * @throws RequestError when the request is wrong: nothing has run then
   */
  private async open(importModule: () => ReturnType<typeof loadModule>): Promise<RunInputs> {
    const { request, recorder } = this;
    const known = (count: number, open = false) =>
      recorder.header({ inputs: { ...recorder.store.header.inputs, count, open } });
    const file = await inputFile(request.inputs, request.cwd);
    if (file) {
      recorder.header({ inputs: { ...recorder.store.header.inputs, file } });
    }
    const context = {
      cwd: request.cwd,
      maxInputs: request.maxInputs ?? 10_000_000,
      ...(request.sample && { tooMany: allAreRead() }),
      importModule,
      calls: {
        manyArguments: MODES[request.mode].manyArguments,
        mayNameFunction: MODES[request.mode].calls === 'per input',
      },
      signal: this.aborter.signal,
    };
    if (MODES[request.mode].waits !== 'each item') {
      const all = await readInputs(request.inputs, context);
      const rows = request.sample ? spreadRows(all.length, request.sample.tasks) : request.rows;
      const inputs = rows ? someInputs(all, rows) : all;
      if (request.sample) {
        recorder.header({ sample: { of: all.length, cut: false } });
      }
      known(inputs.length);
      return inputs;
    }
    let total: number | null = null;
    const onTotal = (count: number) => {
      total = count;
    };
    const all = openInputs(request.inputs, { ...context, onTotal });
    const inputs = request.rows ? someOfStream(all, request.rows) : all;
    const first = await inputs.next();
    known(total ?? (first.done ? 0 : 1), total === null);
    return first.done ? inputs : startingWith(first.value, inputs);
  }

  /** The function cannot be had in a worker. Before any task has begun this makes the request itself wrong. */
  private refuse(wire: WireError): void {
    const { tasks } = this.recorder.store;
    const begun = tasks.column('started').some((time) => !Number.isNaN(time));
    if (!begun) {
      const error = errorFrom(wire);
      const { file, function: name } = this.request;
      const stack = error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}`;
      const lines = stack.split('\n').filter((line) => !/^\s+at .*node:internal/.test(line));
      const message = l10n.t('{0} of {1} cannot be loaded. {2}', name, file, lines.join('\n'));
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
    while (this.flush()) {
      await this.sent();
    }
    // This process may be ended before it would do so by itself. What was kept before is not written again.
    module.flushCompileCache?.();
    return { kind: 'ended', header: recorder.store.header };
  }

  /** Tells what is new, once what was told before is on its way: what waits in between waits here, and once. */
  private tell(): void {
    if (!this.isTelling) {
      this.isTelling = true;
      this.flush();
      void this.sent().then(() => {
        this.isTelling = false;
      });
    }
  }

  /** @returns whether there was anything to tell */
  private flush(): boolean {
    this.pool?.observeRunning();
    const { inputs } = this.recorder.store.header;
    const { length } = this.recorder.store.tasks;
    if (inputs.open && length > inputs.count) {
      this.recorder.header({ inputs: { ...inputs, count: length } });
    }
    const patch = this.recorder.takePatch({ rows: ROWS, characters: CHARACTERS });
    if (patch) {
      this.send(patch);
      this.recorder.forgetTexts(patch);
    }
    return patch !== null;
  }
}

/** Tasks in a chunk, or how they are found; null in modes that have no chunks. */
function chunkSizeOf(
  { mode, chunksize }: RunRequest,
  count: number,
  workers: number,
): RunHeader['pool']['chunksize'] {
  switch (MODES[mode].chunks) {
    case 'none':
      return null;
    case 'one':
      return chunksize ?? 1;
    case 'formula':
      return chunksize ?? Math.max(1, defaultChunkSize(count, workers));
  }
}

async function* startingWith(first: unknown, rest: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  yield first;
  yield* rest;
}

function newHeader(request: RunRequest): RunHeader {
  return {
    id: randomUUID(),
    poolscope: VERSION,
    startedAt: Date.now(),
    function: { file: request.file, name: request.function, line: 1 },
    functions: [],
    mode: request.mode,
    pool: {
      workers: request.workers ?? availableParallelism(),
      workerType: request.workerType ?? 'thread',
      chunksize: null,
    },
    timeout: request.timeout ?? null,
    maxtasksperchild: request.maxtasksperchild ?? null,
    inputs: { source: describeInputs(request.inputs), count: 0 },
    machine: { cores: availableParallelism(), node: process.version, platform: process.platform },
    loading: true,
    outcome: 'running',
    wall: null,
    error: null,
    clockError: 0,
  };
}
