import { wireError } from '../worker/errors.js';
import type { WireError } from '../worker/wire.js';
import { howItDied } from './endings.js';
import { errorFrom, WorkerDiedError } from './errors.js';
import type { Death } from './lane.js';

/** So often in a row a worker is asked for in vain before no more are. */
const TRIES = 3;
/** Between two tries (ms). */
const PAUSE = 250;

/** What says that there is none now, and may be one in a moment. */
const MAY_PASS: readonly unknown[] = [
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'ERR_WORKER_INIT_FAILED',
];

/** Workers that the system refuses: how often it is asked for one, and when again. */
export class Refusals {
  private inARow = 0;
  private pause: NodeJS.Timeout | undefined;

  /** @param again - a worker may be asked for again */
  constructor(
    private readonly what: string,
    private readonly again: () => void,
  ) {}

  /** Whether a worker may be asked for now. */
  get isOpen(): boolean {
    return this.pause === undefined && this.inARow < TRIES;
  }

  /**
   * The system has refused one.
   *
   * @param isLast - there is no other worker
   * @returns the error with which the pool gives up; null when it goes on
   */
  refused(error: unknown, isLast: boolean): Error | null {
    const wire = wireError(error);
    return this.count(wire.message, wire, isLast);
  }

  /** As `refused`, of one that ended before it was up. */
  unborn(death: Death, isLast: boolean): Error | null {
    return this.count(death.silence ?? death.error?.message ?? howItDied(death), death.error, isLast);
  }

  /** One is up. */
  came(): void {
    this.inARow = 0;
  }

  /** There is no other any more: one is asked for once more, however often that was in vain. */
  onceMore(): void {
    this.inARow = Math.min(this.inARow, TRIES - 1);
  }

  /** The pool is at its end. */
  end(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  private count(reason: string, wire: WireError | null, isLast: boolean): Error | null {
    if (this.pause === undefined) {
      this.inARow++;
    }
    const mayPass = wire?.kind === 'error' && MAY_PASS.includes(wire.code);
    if (isLast && (!mayPass || this.inARow >= TRIES)) {
      this.end();
      return new WorkerDiedError(
        `${this.what} could not be started: ${reason.replace(/\.$/, '')}.`,
        { exitCode: null, signal: null, input: undefined },
        wire === null ? undefined : errorFrom(wire),
      );
    }
    this.pause ??= setTimeout(() => {
      this.pause = undefined;
      this.again();
    }, PAUSE);
    return null;
  }
}
