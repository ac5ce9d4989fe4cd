import * as l10n from '@vscode/l10n';
import { language } from '../../language.js';
import { quantile } from '../statistics.js';
import { amdahl, type Fit, karpFlatt, usl } from './fits.js';

/** One measured run: its round, its worker count, its wall time in ms. */
export interface Sample {
  round: number;
  workers: number;
  wall: number;
  /** How many there were to run; undefined: enough. */
  tasks?: number;
}

/** What one worker count came to over all rounds. Times in ms. */
export interface Row {
  workers: number;
  walls: number[];
  wall: number;
  /** Against one worker in the same round; the median, the least, the most. */
  speedup: number;
  low: number;
  high: number;
  efficiency: number;
  karpFlatt: number | null;
}

export interface Scaling {
  rows: Row[];
  /** How far identical runs lay apart: half of the range ÷ the median, the greatest of all counts; null with one round. */
  noise: number | null;
  fits: Fit[];
  /** The count that is fastest by more than the noise; null where none is. */
  best: number | null;
  says: string;
}

/**
 * Sums up runs with several worker counts. Each round holds every count once, among them one worker.
 * @throws Error when a round lacks the run on one worker
 */
export function scaling(samples: readonly Sample[]): Scaling {
  const tasks = Math.max(...samples.map((sample) => sample.tasks ?? 2));
  if (tasks === 0) {
    const says = l10n.t('There were no inputs, so nothing was measured.');
    return { rows: [], noise: null, fits: [], best: null, says };
  }
  const counts = [...new Set(samples.map(({ workers }) => workers))].sort((a, b) => a - b);
  const single = new Map(
    samples.filter(({ workers }) => workers === 1).map(({ round, wall }) => [round, wall]),
  );
  const rows = counts.map((workers): Row => {
    const own = samples.filter((sample) => sample.workers === workers);
    const speedups = sorted(
      own.map(({ round, wall }) => {
        const one = single.get(round);
        if (one === undefined) {
          throw new Error(`Round ${round} has no run on one worker.`);
        }
        return one / wall;
      }),
    );
    const speedup = quantile(speedups, 0.5);
    const walls = own.map(({ wall }) => wall);
    return {
      workers,
      walls,
      wall: quantile(sorted(walls), 0.5),
      speedup,
      low: speedups[0] as number,
      high: speedups.at(-1) as number,
      efficiency: speedup / workers,
      karpFlatt: karpFlatt({ workers, speedup }),
    };
  });
  const noise = noiseOf(rows);
  if (tasks === 1) {
    // What differs between the counts is chance, and no law follows from it.
    const says = l10n.t('One input runs on one worker: more of them cannot make it faster.');
    return { rows, noise, fits: [], best: null, says };
  }
  const points = rows.map(({ workers, speedup }) => ({ workers, speedup }));
  const fits = [amdahl(points), usl(points)].filter((found) => found !== null);
  const best = bestOf(rows, noise);
  return { rows, noise, fits, best, says: words(rows, noise, best) };
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function noiseOf(rows: readonly Row[]): number | null {
  return rows.some(({ walls }) => walls.length > 1)
    ? Math.max(...rows.map(({ walls, wall }) => (Math.max(...walls) - Math.min(...walls)) / 2 / wall))
    : null;
}

/** The fastest count; of those that are as fast within the noise there is no best one, unless it is the smallest of all. */
function bestOf(rows: readonly Row[], noise: number | null): number | null {
  if (noise === null) {
    return null;
  }
  const [first, second] = [...rows].sort((a, b) => a.wall - b.wall);
  return first && (!second || first.wall * (1 + noise) < second.wall) ? first.workers : null;
}

function words(rows: readonly Row[], noise: number | null, best: number | null): string {
  if (noise === null) {
    return l10n.t('1 run of each, no interval: repeat to rank them.');
  }
  const floor = l10n.t('identical runs lie {0} % apart', (noise * 100).toFixed(0));
  if (best !== null) {
    return best === 1
      ? l10n.t('{0} worker is fastest, by more than the noise ({1}).', best, floor)
      : l10n.t('{0} workers are fastest, by more than the noise ({1}).', best, floor);
  }
  const least = Math.min(...rows.map(({ wall }) => wall));
  const alike = rows.filter(({ wall }) => wall <= least * (1 + noise)).map(({ workers }) => String(workers));
  return l10n.t(
    '{0} workers are as fast within the noise ({1}): no ranking. The fewer of them do.',
    new Intl.ListFormat(language()).format(alike),
    floor,
  );
}
