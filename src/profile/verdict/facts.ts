import { MODES, type ModeTraits } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import type { Steps } from '../../steps.js';
import { type Accounting, SHARES, type Share } from '../accounting/accounting.js';
import { earliest } from '../clock.js';
import type { Lane } from '../lanes.js';
import type { Metrics } from '../metrics.js';
import type { OrderingCost } from '../ordering.js';
import { type WarmUp, warmUpInSteps } from '../warmUp.js';

/** All that the rules look at. Times in ms. */
export interface Facts {
  store: RunStore;
  m: Metrics;
  traits: ModeTraits;
  lanes: readonly Lane[];
  order: OrderingCost;
  warm: WarmUp | null;
  /** Tasks that ran. */
  ran: number;
  /** Mean time of a task. */
  mean: number;
  workers: number;
  cores: number;
  chunksize: number | null;
  /** From the making of the first worker to the run's start. */
  startUp: number;
  /** Over one worker: measured where there is a baseline, else the tasks' own time in the pool ÷ wall. */
  speedup: number;
  efficiency: number;
  /** What a plain loop would take, likewise. */
  work: number;
  /** What share of workers × wall something took, 0 to 1. */
  share(name: Share): number;
}

/** @returns null when nothing ran */
export function* factsInSteps(store: RunStore, m: Metrics, all: readonly Lane[]): Steps<Facts | null> {
  if (!m.duration || !(m.wall > 0)) {
    return null;
  }
  const { mode, pool, machine } = store.header;
  const whole = SHARES.reduce((sum, share) => sum + m.accounting[share], 0);
  const speedup = m.baseline?.speedup ?? m.speedup ?? 0;
  return {
    store,
    m,
    traits: MODES[mode],
    lanes: all,
    order: m.ordering,
    warm: yield* warmUpInSteps(all),
    ran: m.duration.count,
    mean: m.duration.mean,
    workers: pool.workers,
    cores: machine.cores,
    chunksize: typeof pool.chunksize === 'number' ? pool.chunksize : null,
    startUp: -earliest(store),
    speedup,
    efficiency: speedup / pool.workers,
    work: m.baseline?.serial ?? m.busy,
    share: (name: keyof Accounting) => (whole > 0 ? m.accounting[name] / whole : 0),
  };
}
