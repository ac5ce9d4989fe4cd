import Denque from 'denque';
import type { Job } from './job.js';

/** Consecutive tasks of one job that go to a worker together. Numbers count within the job. */
export interface Slice {
  job: Job;
  from: number;
  count: number;
}

/** Tasks of one job that wait, from `next` to before `end`, to be cut into chunks of `size`. */
interface Line {
  job: Job;
  next: number;
  end: number;
  size: number;
}

/**
 * What waits to be sent: one first-in-first-out line for all jobs, as in CPython. Chunks are cut when they are taken,
 * so a million waiting tasks are one entry.
 */
export class SliceQueue {
  private lines = new Denque<Line>();
  /** What came back from a dead worker; it was first in line once and is again. */
  private returned = new Denque<Slice>();

  /** @param size - tasks in a chunk */
  add({ job, from, count }: Slice, size: number): void {
    if (count > 0) {
      this.lines.push({ job, next: from, end: from + count, size });
    }
  }

  putBack(slice: Slice): void {
    if (slice.count > 0) {
      this.returned.unshift(slice);
    }
  }

  get isEmpty(): boolean {
    return this.returned.isEmpty() && this.lines.isEmpty();
  }

  take(): Slice | undefined {
    const returned = this.returned.shift();
    if (returned) {
      return returned;
    }
    const head = this.lines.peekFront();
    if (!head) {
      return undefined;
    }
    const { job, next, end, size } = head;
    const count = Math.min(size, end - next);
    head.next += count;
    if (head.next === end) {
      this.lines.shift();
    }
    return { job, from: next, count };
  }

  /** Takes all that waits of some jobs out of the line. */
  remove(jobs: ReadonlySet<Job>): Slice[] {
    const removed: Slice[] = [];
    const returned = this.returned.toArray();
    const lines = this.lines.toArray();
    this.returned = new Denque(returned.filter(({ job }) => !jobs.has(job)));
    this.lines = new Denque(lines.filter(({ job }) => !jobs.has(job)));
    removed.push(...returned.filter(({ job }) => jobs.has(job)));
    for (const { job, next, end } of lines) {
      if (jobs.has(job)) {
        removed.push({ job, from: next, count: end - next });
      }
    }
    return removed;
  }
}
