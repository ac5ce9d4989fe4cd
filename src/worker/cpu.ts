/** `process.threadCpuUsage` came with Node 23.9 and 22.19. */
const usage = (process as { threadCpuUsage?: () => NodeJS.CpuUsage }).threadCpuUsage?.bind(process);

/** Shorter tasks (ms) are not measured: reading the clock of CPU time costs about a third of a microsecond. */
export const MEASURED = usage === undefined ? Number.POSITIVE_INFINITY : 0.1;

/** How much CPU time this thread spent in each task. */
export class CpuMeter {
  private before = 0;
  private beforeAt = Number.NEGATIVE_INFINITY;

  /** A task starts. @param now - ms */
  start(now: number): void {
    // The reading at the end of the last task serves for the start of this one when it is fresh.
    if (now - this.beforeAt >= MEASURED) {
      this.before = total();
      this.beforeAt = now;
    }
  }

  /** A task ends that took `MEASURED` or more. @param now - ms @returns its CPU time in ms */
  end(now: number): number {
    const after = total();
    const spent = after - this.before;
    this.before = after;
    this.beforeAt = now;
    return spent;
  }
}

function total(): number {
  if (usage === undefined) {
    return 0;
  }
  const { user, system } = usage();
  return (user + system) / 1000;
}
