import { type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Usage } from './wire.js';

/** Node.js tells of a collection by property descriptors; with one of these on every object that throws where nothing catches it. */
const DESCRIPTOR_KEYS = ['get', 'set', 'value', 'writable'];

/**
 * What this worker's event loop and garbage collector did while it ran batches. A batch that returns no promise keeps its
 * loop busy all the while, so the loop is only asked about the others.
 */
export class UsageMeter {
  private readonly usage: Usage = { loop: { active: 0, idle: 0 }, gc: { time: 0, count: 0 } };
  private readonly collections = new PerformanceObserver((list) => this.count(list.getEntries()));

  constructor() {
    if (!DESCRIPTOR_KEYS.some((key) => key in Object.prototype)) {
      this.collections.observe({ entryTypes: ['gc'] });
    }
  }

  /**
   * A batch has begun, and has run as far as it goes without waiting.
   *
   * @param start ms, when it began
   * @param isOver whether that was all of it
   * @returns what to call at its end (ms)
   */
  begun(start: number, isOver: boolean): (end: number) => void {
    const idle = isOver ? 0 : performance.eventLoopUtilization().idle;
    return (end) => {
      const { loop } = this.usage;
      const waited = isOver ? 0 : performance.eventLoopUtilization().idle - idle;
      loop.idle += waited;
      loop.active += Math.max(0, end - start - waited);
    };
  }

  /** @returns what was measured so far. Node tells of collections in a later turn of the loop: it waits for these. */
  async read(): Promise<Usage> {
    await setImmediate();
    await setImmediate();
    this.count(this.collections.takeRecords());
    return this.usage;
  }

  private count(entries: PerformanceEntry[]): void {
    const { gc } = this.usage;
    for (const { duration } of entries) {
      gc.time += duration;
      gc.count++;
    }
  }
}
