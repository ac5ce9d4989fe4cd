import Denque from 'denque';
import { TimeoutError } from './errors.js';
import type { JobSetup, TaskOutcome } from './job.js';
import { after } from './longTimer.js';

interface Taker {
  resolve(result: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}

/** Where the results of a stream wait for whoever takes them, or takers wait for results: first come, first served. */
export class Outlet {
  /** How many results have been taken. */
  taken = 0;
  private readonly results = new Denque<{ outcome: TaskOutcome; row: number }>();
  private readonly takers = new Denque<Taker>();
  /** What comes after the last result, before the end. */
  private failure: { error: unknown } | null = null;
  private isEnded = false;
  private isDropped = false;

  /** @param onTaken - called when a result has been taken */
  constructor(
    private readonly setup: Pick<JobSetup, 'observer' | 'waits'>,
    private readonly onTaken: () => void,
  ) {}

  push(outcome: TaskOutcome, row: number): void {
    if (this.isDropped) {
      return;
    }
    this.results.push({ outcome, row });
    this.serve();
  }

  /** After the last result this is thrown, once. The first reason counts. */
  fail(error: unknown): void {
    this.failure ??= { error };
  }

  /** No further result comes. */
  end(): void {
    this.isEnded = true;
    this.serve();
  }

  /** Whoever waits is told that it is over, and so is everybody later. */
  drop(): void {
    this.isDropped = true;
    this.failure = null;
    this.results.clear();
    this.end();
  }

  /**
   * Takes the next result.
   *
   * @param timeout - ms; without it, as long as it takes
   * @throws the error of the task; TimeoutError when the time is over first (the result can be taken later)
   */
  take(timeout?: number): Promise<IteratorResult<unknown, undefined>> {
    const { waits } = this.setup;
    const wait = waits?.begins('next');
    const taken = new Promise<IteratorResult<unknown, undefined>>((resolve, reject) => {
      const taker = { resolve, reject };
      this.takers.push(taker);
      this.serve();
      if (timeout !== undefined && !this.takers.isEmpty()) {
        this.limit(taker, timeout);
      }
    });
    return wait === undefined ? taken : taken.finally(() => waits?.ends(wait));
  }

  private limit(taker: Taker, timeout: number): void {
    const { resolve, reject } = taker;
    const cancel = after(timeout, () => {
      const waiting = this.takers.toArray();
      this.takers.clear();
      for (const each of waiting) {
        if (each !== taker) {
          this.takers.push(each);
        }
      }
      reject(new TimeoutError(`No result after ${timeout} ms; the work goes on.`));
    });
    taker.resolve = (result) => {
      cancel();
      resolve(result);
    };
    taker.reject = (error) => {
      cancel();
      reject(error);
    };
  }

  private serve(): void {
    while (!this.takers.isEmpty() && !this.results.isEmpty()) {
      this.give(this.takers.shift() as Taker);
    }
    while (this.isEnded && this.results.isEmpty() && !this.takers.isEmpty()) {
      const taker = this.takers.shift() as Taker;
      if (this.failure) {
        taker.reject(this.failure.error);
        this.failure = null;
      } else {
        taker.resolve({ done: true, value: undefined });
      }
    }
  }

  private give(taker: Taker): void {
    const { outcome, row } = this.results.shift() as { outcome: TaskOutcome; row: number };
    this.taken++;
    this.setup.observer?.delivered(row, 1);
    if (outcome.ok) {
      taker.resolve({ done: false, value: outcome.value });
    } else {
      taker.reject(outcome.error);
    }
    this.onTaken();
  }
}
