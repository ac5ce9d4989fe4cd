import { performance } from 'node:perf_hooks';
import type { WorkerType } from '../record/modes.js';
import { type CellReader, createCell, type Progress } from '../worker/cell.js';
import { readBothClocks } from '../worker/clock.js';
import { allCompiled, keepCompiled } from '../worker/compiled.js';
import { wireError } from '../worker/errors.js';
import { movedWith } from '../worker/moved.js';
import {
  type BatchMessage,
  type FunctionAddress,
  type InitMessage,
  type InitReply,
  isWorkerMessage,
  Method,
  type OutputMessage,
  type ResultsMessage,
  type Usage,
  type WireError,
} from '../worker/wire.js';
import { makeWorker } from './earlyWorker.js';
import { type ClockBounds, measureClock } from './handshake.js';
import type { ResourceLimits } from './resourceLimits.js';
import type { WorkerHandle } from './spawn.js';

/** A worker that workerpool has given up gets this long (ms) to send its last messages and end. */
const DYING = 2000;
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
}

export interface LaneOptions extends WorkerOptions {
  place: number;
  /** Where its worker writes a CPU profile. */
  profile?: string | undefined;
}

/**
 * How a worker ended. `error`: what nothing caught in it. `late`: it was the doing of a task that was over, not of the
 * one it was on.
 */
export interface Death {
  exitCode: number | null;
  signal: string | null;
  error: WireError | null;
  late: boolean;
}

/** What a lane tells the dispatcher; each names the lane it comes from. */
export interface LaneEvents {
  /** The worker can take a batch. */
  idle(lane: Lane): void;
  ready(lane: Lane, reply: InitReply, clock: ClockBounds | null): void;
  results(lane: Lane, message: ResultsMessage): void;
  loadFailed(lane: Lane, error: WireError): void;
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
 * One life of one worker: a workerpool pool with a single worker in it. Keeping each worker in a pool of its own, with
 * never more than one request inside, means that nothing ever waits in workerpool's queue, which hangs when its
 * workers die, and that the place a task runs at is ours to choose.
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
  private fatal: Pick<Death, 'error' | 'late'> = { error: null, late: false };
  private announceGone!: () => void;
  private readonly gone = new Promise<void>((resolve) => {
    this.announceGone = resolve;
  });

  constructor(
    readonly options: LaneOptions,
    private readonly events: LaneEvents,
  ) {
    this.cell = createCell(options.workerType);
    const made = makeWorker(
      options,
      {
        message: (message) => this.onMessage(message),
        error: (error) => {
          this.fatal.error ??= wireError(error);
        },
        end: (exitCode, signal) => this.onEnd(exitCode, signal),
      },
      [Method.init, [this.initMessage()]],
    );
    this.worker = made;
    this.spawned = made.spawned;
    void this.start(made.first);
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
    const answer = this.worker.request(Method.run, [batch], movedWith(batch.args, batch.spread));
    this.state = 'busy';
    this.batches += chunks;
    answer.then(
      () => this.free(),
      // The worker died, and `onEnd` says so with more; if it did not, nobody knows what it does.
      () => setTimeout(() => this.worker.kill(), DYING).unref(),
    );
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
        // It will not end by itself either: workerpool waits for an answer before it ends a worker.
        this.worker.kill();
        resolve();
      }, patience);
    });
    const told = this.worker.request(Method.farewell, []).then(
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
      compiled: allCompiled(),
      preload: this.options.preload,
      initializer: this.options.initializer,
      measured: this.options.measured,
      profile: this.options.profile,
    };
  }

  private async start(initialised: PromiseLike<unknown>): Promise<void> {
    try {
      const reply = (await initialised) as InitReply;
      this.cell.opened();
      const clock = this.options.workerType === 'thread' ? null : await measureClock(this.worker);
      this.events.ready(this, reply, clock);
      if (reply.unfit) {
        this.events.unfit(this, reply.unfit);
        return;
      }
      this.wasReady = true;
      this.free();
    } catch {
      // The worker died while it started; `onEnd` says so with more.
    }
  }

  private free(): void {
    if (this.state !== 'down' && !this.isKilled) {
      this.state = 'idle';
      this.events.idle(this);
    }
  }

  private onMessage(message: unknown): void {
    if (!isWorkerMessage(message)) {
      return;
    }
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
      case 'profiled':
        this.events.profiled(this, message.file);
        break;
      case 'load-failed':
        this.events.loadFailed(this, message.error);
        break;
      case 'fatal':
        this.fatal = { error: message.error ?? this.fatal.error, late: message.late };
        break;
    }
  }

  private onEnd(exitCode: number | null, signal: string | null): void {
    this.state = 'down';
    this.events.down(this, { exitCode, signal, ...this.fatal });
    this.cell.dispose();
    this.announceGone();
  }
}
