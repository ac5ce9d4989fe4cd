import { performance } from 'node:perf_hooks';
import type { WorkerType } from '../record/modes.js';
import { type CellReader, createCell, type Progress } from '../worker/cell.js';
import { readBothClocks } from '../worker/clock.js';
import { allCompiled, keepCompiled } from '../worker/compiled.js';
import { wireError } from '../worker/errors.js';
import { lastWords } from '../worker/lastWords.js';
import { movedWith } from '../worker/moved.js';
import {
  type BatchMessage,
  type FunctionAddress,
  type InitMessage,
  type InitReply,
  Method,
  type OutputMessage,
  type ResultsMessage,
  type RunReply,
  type Usage,
  type WireError,
  type WorkerMessage,
} from '../worker/wire.js';
import type { BegunFile } from './begunFile.js';
import { makeWorker } from './earlyWorker.js';
import { type ClockBounds, measureClock } from './handshake.js';
import { readableDepth } from './readable.js';
import type { ResourceLimits } from './resourceLimits.js';
import { awaitedIn, type SentBatch, Silence, type Stage } from './silence.js';
import { ask, Unread, type WorkerHandle } from './workerHandle.js';

/** A worker that is to end gets this long (ms) to write its CPU profile; that of a long run has some MB. */
const PROFILE = 10_000;
/** And this long to tell what it measured: one whose loop is kept busy by what a task has left behind may never do so. */
const FAREWELL = 500;

/** What all workers of a pool have in common. */
export interface WorkerOptions {
  workerType: WorkerType;
  /** Someone wants to know what the workers measure. */
  measured: boolean;
  preload: FunctionAddress[];
  initializer?: InitMessage['initializer'];
  resourceLimits?: ResourceLimits | undefined;
  /** Where workers write down which rows have begun; default: nowhere. */
  begunFile?: BegunFile | undefined;
}

export interface LaneOptions extends WorkerOptions {
  place: number;
  /** Where its worker writes a CPU profile. */
  profile?: string | undefined;
}

/**
 * How a worker ended. `error`: what nothing caught in it. `late`: it was the doing of a task that was over, not of the
 * one it was on. `silence`: why it was ended by us, in words. `isUnborn`: it could not be started at all.
 * `isTold`: the error is told as the outcome of whatever needed the worker.
 */
export interface Death {
  exitCode: number | null;
  signal: string | null;
  error: WireError | null;
  late: boolean;
  silence?: string | undefined;
  isUnborn?: boolean | undefined;
  isTold?: boolean | undefined;
}

/** What a lane tells the dispatcher; each names the lane it comes from. */
export interface LaneEvents {
  /** The worker is up, and is told what it is to be. */
  up(lane: Lane): void;
  /** The worker can take a batch. */
  idle(lane: Lane): void;
  /** A batch is over: so many of its tasks have begun, and each of those has sent its outcome. */
  ran(lane: Lane, count: number): void;
  /** The worker could not read its batch; nothing of it has begun. */
  unread(lane: Lane, reason: string): void;
  /** Results came that cannot be read; which, the next that come tell. */
  unreadable(lane: Lane, reason: string): void;
  ready(lane: Lane, reply: InitReply, clock: ClockBounds | null): void;
  results(lane: Lane, message: ResultsMessage): void;
  loadFailed(lane: Lane, error: WireError): void;
  /** It imports a user's file; null: that is done. */
  importing(lane: Lane, url: string | null): void;
  /** The pool's initializer failed in it. */
  unfit(lane: Lane, error: WireError): void;
  output(lane: Lane, message: OutputMessage): void;
  /** What it measured, at its end. */
  usage(lane: Lane, usage: Usage): void;
  /** Its CPU profile is in that file. */
  profiled(lane: Lane, file: string): void;
  /** The worker is gone; whether that was wanted, the lane does not judge. */
  down(lane: Lane, death: Death): void;
}

/**
 * One life of one worker: a workerpool pool with a single worker in it, which never has more than one request. So nothing
 * ever waits in workerpool's queue, which hangs when its workers die, and the place a task runs at is ours to choose.
 */
export class Lane {
  state: 'starting' | 'idle' | 'busy' | 'down' = 'starting';
  /** It has loaded what it was to load, and its initializer has returned. */
  wasReady = false;
  /** `performance.now()` when its worker began to be made. */
  readonly spawned: number;
  /** Chunks, and calls, it has been given. */
  batches = 0;
  private stopAsked = false;
  /** It is being ended: what it still says counts, and it takes nothing more. */
  private isKilled = false;
  private readonly cell: CellReader;
  private readonly worker: WorkerHandle;
  private fatal: Pick<Death, 'error' | 'late' | 'silence' | 'isTold'> = { error: null, late: false };
  private stage: Stage = 'up';
  private batch: SentBatch | null = null;
  readonly silence = new Silence(
    () => awaitedIn(this.stage, this.state === 'busy' ? this.batch : null, () => this.progress()),
    (how) => this.giveUp(how),
  );
  private announceGone!: () => void;
  private readonly gone = new Promise<void>((resolve) => {
    this.announceGone = resolve;
  });

  /** @throws what the system says when it refuses a worker, or what one needs */
  constructor(
    readonly options: LaneOptions,
    private readonly events: LaneEvents,
  ) {
    this.cell = createCell(options.workerType);
    try {
      const { worker, spawned, up } = makeWorker(options, {
        message: (message) => this.onMessage(message),
        unreadable: (reason) => this.events.unreadable(this, reason),
        alive: () => this.silence.patience(),
        error: (error) => {
          this.fatal.error ??= wireError(error);
        },
        end: (...how) => this.onEnd(...how),
      });
      this.worker = worker;
      this.spawned = spawned;
      void this.start(up);
    } catch (error) {
      this.cell.dispose();
      throw error;
    }
  }

  get place(): number {
    return this.options.place;
  }

  /**
   * Sends a batch. Only for an idle lane.
   *
   * @param chunks - how many chunks or calls it is
   * @throws when a value cannot be sent; nothing was sent then, and the lane is idle
   */
  exec(batch: BatchMessage, chunks: number): void {
    if (this.stopAsked) {
      this.stopAsked = false;
      this.cell.resume();
    }
    if (batch.stealable) {
      this.cell.begin();
    }
    this.worker.request(
      Method.run,
      [batch],
      {
        done: (reply) => this.onRan(reply as RunReply),
        unread: (reason) => {
          this.events.unread(this, reason);
          this.free();
        },
        // Where the worker died, `onEnd` says so with more; else nobody knows what it does.
        gone: () => void this.kill(),
      },
      { args: batch.args, moved: movedWith(batch.args, batch.spread) },
    );
    this.state = 'busy';
    this.batch = { seq: batch.seq, count: batch.args.length, isLoading: false };
    this.batches += chunks;
  }

  /** Which task the worker is or was on; valid after its death, too. */
  progress(): Progress {
    return this.cell.read();
  }

  /** Asks the worker to start no further task and to send what it has. */
  stop(): void {
    this.stopAsked = true;
    this.cell.stop();
  }

  /** Asks the worker to look at the clock before its next task. */
  look(): void {
    this.cell.look();
  }

  /** Takes back the tasks of a batch that have not started. @returns how many have; may be more than there are */
  takeBack(seq: number): number {
    this.stopAsked = true;
    return this.cell.takeBack(seq);
  }

  /** Ends the worker at once, whatever it does. @returns when it is gone */
  kill(): Promise<void> {
    this.isKilled = true;
    this.worker.kill();
    return this.gone;
  }

  /** Ends the worker at once, because its import takes too long. @param error - what to tell of its end */
  giveUpImport(error: WireError): void {
    this.fatal = { error, late: false, isTold: true };
    void this.kill();
  }

  /** Lets the worker end by itself; it must be idle. @returns when it is gone */
  async end(): Promise<void> {
    const { measured, profile } = this.options;
    if (measured || profile !== undefined) {
      await this.farewell(profile === undefined ? FAREWELL : PROFILE);
    }
    this.worker.end();
    await this.gone;
  }

  /** Has the worker tell what it measured and write its CPU profile. @returns once it has, or was ended after so long (ms) */
  private async farewell(patience: number): Promise<void> {
    this.state = 'busy';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        void this.kill();
        resolve();
      }, patience);
    });
    const told = ask(this.worker, Method.farewell).then(
      (usage) => {
        if (usage) {
          this.events.usage(this, usage as Usage);
        }
      },
      () => {}, // It died; `onEnd` says so with more.
    );
    await Promise.race([told, this.gone, late]);
    clearTimeout(timer);
  }

  private initMessage(): InitMessage {
    return {
      workerType: this.options.workerType,
      hostMoment: readBothClocks(),
      hostOrigin: performance.timeOrigin,
      cell: this.cell.handle,
      begunRows: this.options.begunFile?.[this.options.workerType === 'thread' ? 'fd' : 'path'],
      deepest: readableDepth(),
      compiled: allCompiled(),
      preload: this.options.preload,
      initializer: this.options.initializer,
      measured: this.options.measured,
      profile: this.options.profile,
    };
  }

  private async start(up: Promise<unknown>): Promise<void> {
    try {
      await up;
      this.stage = 'init';
      this.events.up(this);
      const reply = (await ask(this.worker, Method.init, [this.initMessage()])) as InitReply;
      this.cell.opened();
      this.stage = 'clock';
      const clock = this.options.workerType === 'thread' ? null : await measureClock(this.worker);
      this.stage = 'work';
      this.events.ready(this, reply, clock);
      if (reply.unfit) {
        this.events.unfit(this, reply.unfit);
        return;
      }
      this.wasReady = true;
      this.free();
    } catch (error) {
      if (error instanceof Unread) {
        const message = `The arguments of the initializer (initargs) cannot be read in a worker. Reason: '${error.message}'`;
        this.events.unfit(this, { kind: 'error', name: 'DataCloneError', message });
      } else {
        void this.kill(); // Where it died while it started, `onEnd` says so with more.
      }
    }
  }

  private onRan({ ran, results }: RunReply): void {
    if (results) {
      this.events.results(this, results);
    }
    this.events.ran(this, ran);
    this.free();
  }

  private free(): void {
    this.batch = null;
    if (this.state !== 'down' && !this.isKilled) {
      this.state = 'idle';
      this.events.idle(this);
    }
  }

  private onMessage(message: WorkerMessage): void {
    switch (message.poolscope) {
      case 'results':
        this.events.results(this, message);
        break;
      case 'output':
        this.events.output(this, message);
        break;
      case 'compiled':
        keepCompiled(message.file);
        break;
      case 'importing':
        this.events.importing(this, message.url);
        break;
      case 'profiled':
        this.events.profiled(this, message.file);
        break;
      case 'load-failed':
        this.events.loadFailed(this, message.error);
        break;
      case 'loading':
        if (this.batch?.seq === message.seq) {
          this.batch.isLoading = true;
        }
        break;
      case 'deaf':
        this.giveUp('a task has broken what messages to it are heard by (process.nextTick or process.emit)');
        break;
      case 'fatal':
        this.fatal = { ...this.fatal, error: message.error ?? this.fatal.error, late: message.late };
        break;
    }
  }

  private giveUp(silence: string): void {
    this.fatal.silence ??= silence;
    void this.kill();
  }

  private onEnd(exitCode: number | null, signal: string | null, isUnborn: boolean): void {
    this.state = 'down';
    const lines = lastWords(this.cell.words());
    if (lines.length > 0) {
      this.events.output(this, { poolscope: 'output', lines });
    }
    // One that never came up was as good as never started.
    const neverUp = isUnborn || (this.stage === 'up' && this.fatal.silence !== undefined);
    this.events.down(this, { exitCode, signal, ...this.fatal, isUnborn: neverUp });
    this.cell.dispose();
    this.announceGone();
  }
}
