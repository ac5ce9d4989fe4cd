import type { Progress } from '../worker/cell.js';
import { LIMIT_S, type Watched } from './watch.js';

/** How far a worker has come: not up yet, importing and initialising, telling the time, or taking batches. */
export type Stage = 'up' | 'init' | 'clock' | 'work';

/** A batch that a worker has: its number, how many tasks were sent, and whether its function is still being loaded. */
export interface SentBatch {
  seq: number;
  count: number;
  isLoading: boolean;
}

/** What a worker is waited for. Its silence is counted anew for each. */
export interface Awaited {
  what: string;
  /** The worker's end, in words, where it does not do it. */
  otherwise: string;
}

/** Counts the seconds for which a worker is silent where it has nothing to do but to answer. */
export class Silence implements Watched {
  private awaited: string | null = null;
  /** So many seconds it has been waited for in vain. */
  private seconds = 0;

  /**
   * @param awaits - what takes no time of its own; null for what may take any
   * @param giveUp - called when it took too long, with the worker's end in words
   */
  constructor(
    private readonly awaits: () => Awaited | null,
    private readonly giveUp: (how: string) => void,
  ) {}

  tick(): void {
    const awaited = this.awaits();
    if (awaited === null || awaited.what !== this.awaited) {
      this.awaited = awaited?.what ?? null;
      this.seconds = 0;
    } else if (++this.seconds >= LIMIT_S) {
      this.giveUp(awaited.otherwise);
    }
  }

  /** Something was heard, of it or of others that come up: the machine is slow then, and not this worker dead. */
  patience(): void {
    this.seconds = 0;
  }
}

/** @returns what a worker is waited for; null while it loads, initialises or runs a task, which may take any time */
export function awaitedIn(stage: Stage, batch: SentBatch | null, progress: () => Progress): Awaited | null {
  if (stage === 'up') {
    return { what: 'up', otherwise: `it was started, and did not come up within ${LIMIT_S} s` };
  }
  if (stage === 'clock') {
    return { what: 'clock', otherwise: `it did not tell the time within ${LIMIT_S} s` };
  }
  if (batch === null) {
    return null;
  }
  const { seq, at } = progress();
  if (seq !== batch.seq) {
    const otherwise = `it was sent tasks, and did not begin them within ${LIMIT_S} s`;
    return batch.isLoading ? null : { what: `begin ${batch.seq}`, otherwise };
  }
  const otherwise = `it had ended its tasks, and did not answer within ${LIMIT_S} s`;
  return at < batch.count ? null : { what: `answer ${seq}`, otherwise };
}
