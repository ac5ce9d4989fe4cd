import type { FunctionAddress } from '../worker/wire.js';
import type { Job } from './job.js';
import type { Sizes } from './slices.js';

/** ms of work that calls are joined to: long beside a message (0.02 ms), short beside anything a person waits for. */
const JOINED = 2;
/** Calls longer than this (ms) go alone: a message costs little beside them. */
const SHORT = 0.25;
/** What a task costs beside its function (ms). */
const OVERHEAD = 0.0005;
/** The least and the most work (ms) in an automatic chunk: the least is long beside a message. */
const LEAST = 1;
const MOST = 50;
/** Most tasks that are joined: their results come back together. */
const MOST_JOINED = 4096;
/** A batch is late after so many times what was expected of it, and at least so many ms. */
const LATE_FACTOR = 3;
const LATE_LEAST = 5;
/** So much a single task moves the mean; many at once move it more. */
const WEIGHT = 8;

/**
 * How long the tasks of each function take, as far as has been seen, and what follows for how many of them go to a
 * worker together.
 *
 * Automatic chunks are guided self-scheduling (C. D. Polychronopoulos and D. J. Kuck, "Guided Self-Scheduling", IEEE
 * Transactions on Computers C-36(12), 1987): each is a part of what is left, so that they end together. A half of the
 * fair share and not the whole one, as factoring has it (S. F. Hummel, E. Schonberg, L. E. Flynn, "Factoring", CACM
 * 35(8), 1992), since durations vary; and never more than the measured mean makes `MOST` ms.
 */
export class Pace implements Sizes {
  private readonly means = new Map<FunctionAddress, number>();

  constructor(private readonly workers: number) {}

  /** Tasks of a function took `ms` together. */
  saw(fn: FunctionAddress, count: number, ms: number): void {
    const mean = this.means.get(fn);
    const seen = ms / count;
    this.means.set(fn, mean === undefined ? seen : mean + ((seen - mean) * count) / (count + WEIGHT));
  }

  /** A task of a function has run for `ms` and has not ended. */
  sees(fn: FunctionAddress, ms: number): void {
    if (ms > (this.means.get(fn) ?? 0)) {
      this.saw(fn, 1, ms);
    }
  }

  auto({ fn }: Job, left: number): number {
    const mean = this.means.get(fn);
    if (mean === undefined) {
      return 1; // To learn how long they take.
    }
    const each = mean + OVERHEAD;
    const share = Math.ceil(left / (2 * this.workers));
    return Math.max(1, Math.floor(LEAST / each), Math.min(share, Math.floor(MOST / each)));
  }

  joined({ fn }: Job, waiting: number): number {
    const mean = this.means.get(fn);
    if (mean === undefined || mean > SHORT) {
      return 1;
    }
    const share = Math.ceil(waiting / (2 * this.workers));
    return Math.max(1, Math.min(share, MOST_JOINED, Math.floor(JOINED / (mean + OVERHEAD))));
  }

  /** The same, with at most so many calls together. */
  upTo(most: number): Sizes {
    return {
      auto: (job, left) => this.auto(job, left),
      joined: (job, waiting) => Math.min(most, this.joined(job, waiting)),
    };
  }

  /** @returns ms after which a batch has taken much longer than it should */
  lateAfter(fn: FunctionAddress, count: number): number {
    return Math.max(LATE_LEAST, LATE_FACTOR * count * ((this.means.get(fn) ?? 0) + OVERHEAD));
  }
}
