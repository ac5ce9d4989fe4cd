import Denque from 'denque';
import type { Job } from './job.js';

/** Consecutive tasks of one job that go to a worker together. Numbers count within the job. */
export interface Slice {
  job: Job;
  from: number;
  count: number;
}

/**
 * What waits to be sent: one first-in-first-out line for all jobs, as in CPython. Chunks are cut when they are taken,
 * so a million waiting tasks are one entry.
 */
export class SliceQueue {
  private readonly jobs = new Denque<{ job: Job; next: number }>();
  /** What came back from a dead worker; it was first in line once and is again. */
  private readonly returned = new Denque<Slice>();

  add(job: Job): void {
    if (job.count > 0) {
      this.jobs.push({ job, next: 0 });
    }
  }

  putBack(slice: Slice): void {
    if (slice.count > 0) {
      this.returned.unshift(slice);
    }
  }

  get isEmpty(): boolean {
    return this.returned.isEmpty() && this.jobs.isEmpty();
  }

  take(): Slice | undefined {
    const returned = this.returned.shift();
    if (returned) {
      return returned;
    }
    const head = this.jobs.peekFront();
    if (!head) {
      return undefined;
    }
    const { job, next } = head;
    const count = Math.min(job.chunksize, job.count - next);
    head.next += count;
    if (head.next === job.count) {
      this.jobs.shift();
    }
    return { job, from: next, count };
  }
}
