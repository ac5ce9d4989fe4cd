import type { Job } from './job.js';

/** A task whose workers are killed by others time and again is given up after so many tries more. */
const MOST = 3;

/** How often tasks have been run again because another task's late failure had killed their worker. */
export class Retries {
  private readonly counts = new WeakMap<Job, Map<number, number>>();

  /** Whether tasks of this job have been run again. */
  has(job: Job): boolean {
    return this.counts.has(job);
  }

  /** @returns whether the job's task number `i` may be run once more; it is counted then */
  allow({ job, i }: { job: Job; i: number }): boolean {
    let counts = this.counts.get(job);
    if (!counts) {
      counts = new Map();
      this.counts.set(job, counts);
    }
    const tries = counts.get(i) ?? 0;
    counts.set(i, tries + 1);
    return tries < MOST;
  }
}
