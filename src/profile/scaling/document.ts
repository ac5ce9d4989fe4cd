import type { Mode } from '../../record/modes.js';
import type { Fit } from './fits.js';
import type { Scaling } from './scaling.js';

/** A median and what the measurements lie between. */
interface Spread {
  median: number;
  low: number;
  high: number;
}

/** What `poolscope scale --json` prints. Times in ms. */
export interface ScalingDocument {
  format: 'poolscope-scaling';
  version: 1;
  function: string;
  mode: Mode;
  rounds: number;
  points: {
    workers: number;
    wall: Spread;
    /** Against one worker in the same round: the median. */
    speedup: number;
    speedupLow: number;
    speedupHigh: number;
    efficiency: number;
  }[];
  fits: {
    /** S = 1 ÷ (s + (1 − s) ÷ p); `residual` in units of speed-up. Null without a second worker count. */
    amdahl: { serialFraction: number; residual: number } | null;
    /** S = p ÷ (1 + σ(p − 1) + κp(p − 1)); `peak`: the fastest worker count, null: none. Null below four counts. */
    usl: { sigma: number; kappa: number; peak: number | null; residual: number } | null;
    /** (1 ÷ S − 1 ÷ p) ÷ (1 − 1 ÷ p) of each count above one. */
    karpFlatt: { workers: number; serialFraction: number }[];
  };
  /** How far identical runs lay apart, as a share; null: there was one round. */
  noise: number | null;
  /** The count that is fastest by more than the noise; null: none. */
  best: number | null;
  says: string;
}

export function scalingDocument(name: string, mode: Mode, rounds: number, found: Scaling): ScalingDocument {
  const { rows, fits, noise, best, says } = found;
  const fitOf = (law: Fit['law']) => fits.find((each) => each.law === law);
  const [amdahl, usl] = [fitOf('Amdahl'), fitOf('Universal Scalability Law')];
  return {
    format: 'poolscope-scaling',
    version: 1,
    function: name,
    mode,
    rounds,
    points: rows.map(({ workers, walls, wall, speedup, low, high, efficiency }) => ({
      workers,
      wall: { median: wall, low: Math.min(...walls), high: Math.max(...walls) },
      speedup,
      speedupLow: low,
      speedupHigh: high,
      efficiency,
    })),
    fits: {
      amdahl: amdahl
        ? { serialFraction: amdahl.parameters.serial as number, residual: amdahl.residual }
        : null,
      usl: usl
        ? {
            sigma: usl.parameters.contention as number,
            kappa: usl.parameters.coherency as number,
            peak: usl.parameters.peak ?? null,
            residual: usl.residual,
          }
        : null,
      karpFlatt: rows.flatMap(({ workers, karpFlatt }) =>
        karpFlatt === null ? [] : [{ workers, serialFraction: karpFlatt }],
      ),
    },
    noise,
    best,
    says,
  };
}
