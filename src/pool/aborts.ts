import type { Job } from './job.js';

/** The jobs that an AbortSignal ends. One listener serves all jobs of a signal, however many there are. */
export class Aborts {
  private readonly watched = new Map<AbortSignal, { jobs: Set<Job>; listener: () => void }>();

  /** @param abort - gets the jobs of a signal that was aborted, and its reason */
  constructor(private readonly abort: (jobs: Set<Job>, reason: unknown) => void) {}

  watch(job: Job): void {
    const { signal } = job;
    if (signal === undefined) {
      return;
    }
    let entry = this.watched.get(signal);
    if (!entry) {
      const jobs = new Set<Job>();
      const listener = () => {
        this.watched.delete(signal);
        this.abort(jobs, signal.reason);
      };
      entry = { jobs, listener };
      this.watched.set(signal, entry);
      signal.addEventListener('abort', listener, { once: true });
    }
    entry.jobs.add(job);
  }

  /** The job is over. */
  forget(job: Job): void {
    const entry = job.signal && this.watched.get(job.signal);
    if (entry && job.signal && entry.jobs.delete(job) && entry.jobs.size === 0) {
      this.watched.delete(job.signal);
      job.signal.removeEventListener('abort', entry.listener);
    }
  }
}
