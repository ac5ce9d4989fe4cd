import { performance } from 'node:perf_hooks';
import type { InitReply, OutputMessage } from '../worker/wire.js';
import { inNoCallsContext } from './context.js';
import type { ClockBounds } from './handshake.js';
import { Lane, type LaneEvents, type WorkerOptions } from './lane.js';
import type { PoolObserver } from './observer.js';
import { Watch } from './watch.js';

export interface StaffOptions extends WorkerOptions {
  workers: number;
  observer?: PoolObserver | undefined;
  echo: boolean;
  /** How the paths of CPU profiles begin; none: none are taken. */
  profileBase?: string | undefined;
}

/** What the staff passes on of its workers; their lives and their output it writes down itself. */
export type StaffEvents = Omit<LaneEvents, 'up' | 'ready' | 'output' | 'usage' | 'profiled'> &
  Partial<Pick<LaneEvents, 'ready'>> & {
    /** The system refuses a worker, or what one needs. */
    refused(error: unknown): void;
  };

/** The workers of a pool by their places, and the record of their lives. */
export class Staff {
  /** Null where a worker has died and no work has called for another. */
  readonly lanes: (Lane | null)[];
  private readonly lives = new Map<Lane, ReturnType<PoolObserver['worker']>>();
  /** Workers that have lost their place and end by themselves, and when they are gone. */
  private readonly leaving = new Map<Lane, Promise<void>>();
  /** How many workers each place has had. */
  private readonly births: number[];
  private readonly watch = new Watch();

  constructor(
    private readonly options: StaffOptions,
    private readonly events: StaffEvents,
  ) {
    this.lanes = new Array(options.workers).fill(null);
    this.births = new Array(options.workers).fill(0);
  }

  /** Makes workers for the first places that have none. @param count - how many places there are to be filled */
  fill(count: number): void {
    for (let place = 0; place < Math.min(count, this.lanes.length); place++) {
      if (this.lanes[place] === null) {
        this.start(place);
      }
    }
  }

  /** Makes a worker for a place. One that is there already goes on without a place. @returns whether one could be made */
  start(place: number): boolean {
    try {
      const lane = inNoCallsContext(() => {
        const made = this.make(place);
        this.watch.add(made.silence);
        return made;
      });
      this.lanes[place] = lane;
      const life = this.options.observer?.worker(place, lane.spawned);
      if (life) {
        this.lives.set(lane, life);
      }
      return true;
    } catch (error) {
      this.events.refused(error);
      return false;
    }
  }

  private make(place: number): Lane {
    const { observer: _, ...options } = this.options;
    return new Lane(
      { ...options, place, profile: this.profileOf(place) },
      {
        ...this.events,
        // Those that start get their time from here on: the machine is slow, not dead.
        up: () => this.watch.patience(),
        usage: (from, usage) => this.lives.get(from)?.(usage),
        profiled: (from, profile) => this.lives.get(from)?.({ profile }),
        ready: (from, reply, clock) => this.onReady(from, reply, clock),
        output: (from, message) => this.print(from, message),
      },
    );
  }

  /** A fresh worker takes the place of an idle one, which ends. @param reason - in words, for the record */
  renew(lane: Lane, reason: string): void {
    if (!this.start(lane.place)) {
      return; // It goes on, then: that is better than none.
    }
    this.lives.get(lane)?.({ reason });
    const left = lane.end().finally(() => this.leaving.delete(lane));
    this.leaving.set(lane, left);
  }

  /**
   * A worker is gone.
   *
   * @param reason - in words, for the record; not needed for one that was renewed
   * @returns whether it still had its place, which is empty now
   */
  bury(lane: Lane, reason: () => string): boolean {
    const life = this.lives.get(lane);
    this.lives.delete(lane);
    this.watch.remove(lane.silence);
    const hadPlace = this.lanes[lane.place] === lane;
    life?.({ exit: performance.now(), ...(hadPlace && { reason: reason() }) });
    if (hadPlace) {
      this.lanes[lane.place] = null;
    }
    return hadPlace;
  }

  /** Whether there is no worker. */
  get isEmpty(): boolean {
    return this.lanes.every((lane) => lane === null);
  }

  /** Whether so many workers can take work, or no more of them are on their way. */
  isReady(count: number): boolean {
    const present = this.lanes.filter((lane) => lane !== null);
    const starting = present.filter((lane) => lane.state === 'starting').length;
    return starting === 0 || present.length - starting >= count;
  }

  /** Ends all workers at once; an idle one may write its CPU profile first. @returns when they are gone */
  async kill(): Promise<void> {
    const isProfiled = this.options.profileBase !== undefined;
    await Promise.all([
      ...this.lanes.map((lane) => (isProfiled && lane?.state === 'idle' ? lane.end() : lane?.kill())),
      ...Array.from(this.leaving, ([lane, left]) => (isProfiled ? left : lane.kill())),
    ]);
  }

  /** Lets idle workers end by themselves; those that still start are ended. @returns when they are gone */
  async end(): Promise<void> {
    await Promise.all([
      ...this.lanes.map((lane) => (lane?.state === 'idle' ? lane.end() : lane?.kill())),
      ...this.leaving.values(),
    ]);
  }

  private profileOf(place: number): string | undefined {
    const { profileBase } = this.options;
    const life = (this.births[place] as number) + 1;
    this.births[place] = life;
    return profileBase && `${profileBase}.worker-${place}${life > 1 ? `-${life}` : ''}.cpuprofile`;
  }

  private onReady(lane: Lane, reply: InitReply, clock: ClockBounds | null): void {
    this.lives.get(lane)?.({ osId: reply.osId, ready: reply.ready, imported: reply.imported });
    if (clock) {
      this.options.observer?.clockError(Math.max(Math.abs(clock.low), Math.abs(clock.high)));
    }
    this.events.ready?.(lane, reply, clock);
  }

  /** Tells something of a worker, as a line of its output. */
  tell(lane: Lane, text: string): void {
    const line = { at: performance.now(), index: null, stream: 'stderr', text } as const;
    this.print(lane, { poolscope: 'output', lines: [line] });
  }

  /** What a worker has printed is written down, or printed here, too. */
  print(lane: Lane, message: OutputMessage | null): void {
    const lines = message?.lines ?? [];
    const { observer, echo } = this.options;
    observer?.output(lines.map((line) => ({ ...line, worker: lane.place })));
    if (echo) {
      for (const { stream, text } of lines) {
        process[stream].write(`${text}\n`);
      }
    }
  }
}
