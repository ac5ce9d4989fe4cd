/** `process.threadCpuUsage` came with Node 23.9 and 22.19. */
const usage = (process as { threadCpuUsage?: () => NodeJS.CpuUsage }).threadCpuUsage?.bind(process);

/** Shorter tasks (ms) are not measured: reading the clock of CPU time costs about a third of a microsecond. */
const SHORTEST = 0.1;

/** How much CPU time this thread spent in each task. */
export class CpuMeter {
  private before = total();
  private beforeAt = Number.NaN;
  private startedAt = 0;

  /** @param now - ms */
  start(now: number): void {
    this.startedAt = now;
    // The reading at the end of the last task serves for the start of this one when it is fresh.
    if (!(now - this.beforeAt < SHORTEST)) {
      this.before = total();
      this.beforeAt = now;
    }
  }

  /** @param now - ms @returns CPU time of the task in ms, or null where it is not measured */
  end(now: number): number | null {
    if (usage === undefined || now - this.startedAt < SHORTEST) {
      return null;
    }
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
