import type { CpuTimes, TaskTimes } from './wire.js';

/** When the tasks of a batch started and ended (ms), and what CPU time they took, until that is sent. */
export class Stamps {
  private started: Float64Array;
  private readonly ended: Float64Array;
  private cpu: CpuTimes = { at: [], ms: [] };
  /** One array for both: for as long as each task starts when the one before it has ended, that is one time. */
  private shared: Float64Array | null;

  /** @param n - how many tasks there will be */
  constructor(private readonly n: number) {
    this.shared = new Float64Array(n + 1);
    this.started = this.shared.subarray(0, n);
    this.ended = this.shared.subarray(1);
  }

  /** Task number `at` starts, and not when the one before it has ended, perhaps. */
  start(at: number, now: number): void {
    if (this.shared !== null && at > 0 && this.started[at] !== now) {
      this.started = this.shared.slice(0, this.n);
      this.shared = null;
    }
    this.started[at] = now;
  }

  /** Task number `at` has ended, and the one after it starts, until `start` says otherwise. */
  end(at: number, now: number): void {
    this.ended[at] = now;
    if (this.shared === null && at + 1 < this.n) {
      this.started[at + 1] = now;
    }
  }

  /** @param ms - CPU time of task number `at` */
  took(at: number, ms: number): void {
    this.cpu.at.push(at);
    this.cpu.ms.push(ms);
  }

  /** Gives the columns of tasks `from` to before `to`, all since the last time, in arrays that are not used here any more. */
  take(from: number, to: number): TaskTimes {
    const { shared, started, ended } = this;
    const cpu = { at: this.cpu.at.map((at) => at - from), ms: this.cpu.ms };
    this.cpu = { at: [], ms: [] };
    if (from === 0 && to === this.n) {
      return { started, ended, cpu };
    }
    if (shared === null) {
      return { started: started.slice(from, to), ended: ended.slice(from, to), cpu };
    }
    const part = shared.slice(from, to + 1);
    return { started: part.subarray(0, to - from), ended: part.subarray(1), cpu };
  }
}
