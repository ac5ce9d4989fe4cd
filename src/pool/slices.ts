import Denque from 'denque';
import type { Job } from './job.js';

/**
 * How waiting tasks are cut into what goes to a worker together: `fixed`, the chunk the caller has asked for; `auto`, as
 * many as their measured durations call for; `joined`, calls of one task each that are sent together when they are short.
 */
export type Cut = 'fixed' | 'auto' | 'joined';

/** Consecutive tasks of one job that go to a worker together. Numbers count within the job. */
export interface Slice {
  job: Job;
  from: number;
  count: number;
  cut: Cut;
}

/** Tasks of one job that wait, to be cut into chunks of `size`; a single one is never cut. */
interface Line extends Slice {
  size?: number;
}

/** How many tasks are to go together where the queue is to decide. */
export interface Sizes {
  /** @param left - so many of the job's tasks wait */
  auto(job: Job, left: number): number;
  /** @param waiting - at most so many calls wait */
  joined(job: Job, waiting: number): number;
}

/**
 * What waits to be sent: one first-in-first-out line for all jobs, as in CPython. Chunks are cut when they are taken,
 * so a million waiting tasks are one entry.
 */
export class SliceQueue {
  private lines = new Denque<Line>();
  /** What came back from a dead worker; it was first in line once and is again. */
  private returned = new Denque<Slice>();

  /** @param size - tasks in a chunk that is `fixed` */
  add(slice: Slice, size: number): void {
    const { job, from, count, cut } = slice;
    if (count === 1) {
      this.lines.push(slice);
    } else if (count > 1) {
      this.lines.push({ job, from, count, cut, size });
    }
  }

  /** What is `auto` or `joined` is cut anew. */
  putBack(slice: Slice): void {
    const { job, from, count, cut } = slice;
    if (count === 0) {
      return;
    }
    if (cut === 'fixed') {
      this.returned.unshift(slice);
    } else {
      this.lines.unshift({ job, from, count, cut, size: count });
    }
  }

  get isEmpty(): boolean {
    return this.returned.isEmpty() && this.lines.isEmpty();
  }

  /** @returns what goes to a worker next: one slice, or several calls whose rows in the record follow each other */
  take(sizes?: Sizes): Slice[] {
    const returned = this.returned.shift();
    if (returned) {
      return [returned];
    }
    const first = this.cutFirst(sizes);
    if (!first) {
      return [];
    }
    const parts = [first];
    if (first.cut === 'joined' && first.count === 1 && sizes) {
      const most = sizes.joined(first.job, this.lines.length + 1);
      while (parts.length < most && this.follows(parts.at(-1) as Slice)) {
        parts.push(this.cutFirst() as Slice);
      }
    }
    return parts;
  }

  private cutFirst(sizes?: Sizes): Slice | undefined {
    const head = this.lines.peekFront();
    if (!head) {
      return undefined;
    }
    const { job, from, count: left, size = left, cut } = head;
    const count = left === 1 ? 1 : Math.min(left, cut === 'auto' && sizes ? sizes.auto(job, left) : size);
    if (count === left) {
      return this.lines.shift();
    }
    head.from += count;
    head.count -= count;
    return { job, from, count, cut };
  }

  /** Whether the first of the line can go along with a call. */
  private follows({ job, from }: Slice): boolean {
    const next = this.lines.peekFront();
    return (
      next?.cut === 'joined' &&
      next.count === 1 &&
      next.job.fn === job.fn &&
      next.job.spread === job.spread &&
      next.job.rowOf(next.from) === job.rowOf(from) + 1
    );
  }

  /** The jobs with tasks that wait, of functions of one file. */
  jobsOf(url: string): Set<Job> {
    const all = [...this.returned.toArray(), ...this.lines.toArray()].map(({ job }) => job);
    return new Set(all.filter(({ fn }) => fn.url === url));
  }

  /** Takes all that waits of some jobs out of the line. */
  remove(jobs: ReadonlySet<Job>): Slice[] {
    const returned = this.returned.toArray();
    const lines = this.lines.toArray();
    this.returned = new Denque(returned.filter(({ job }) => !jobs.has(job)));
    this.lines = new Denque(lines.filter(({ job }) => !jobs.has(job)));
    return [...returned, ...lines].filter(({ job }) => jobs.has(job));
  }
}
