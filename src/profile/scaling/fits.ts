import * as l10n from '@vscode/l10n';
/** Speed-up with some number of workers. */
export interface Point {
  workers: number;
  speedup: number;
}

/** A law fitted to measured speed-ups. */
export interface Fit {
  law: 'Amdahl' | 'Universal Scalability Law';
  parameters: Record<string, number>;
  /** What the law gives at each measured worker count. */
  predicted: Point[];
  /** Root of the mean square of measured − predicted, in units of speed-up. */
  residual: number;
  says: string;
}

/**
 * Amdahl's law S = 1 / (s + (1 − s) / p), fitted by least squares of 1/S (G. M. Amdahl, 1967).
 * @returns null without a point above one worker
 */
export function amdahl(points: readonly Point[]): Fit | null {
  const more = points.filter(({ workers }) => workers > 1);
  if (more.length === 0) {
    return null;
  }
  let [xy, xx] = [0, 0];
  for (const { workers, speedup } of more) {
    const x = 1 - 1 / workers;
    xy += x * (1 / speedup - 1 / workers);
    xx += x * x;
  }
  const serial = Math.min(1, Math.max(0, xy / xx));
  const law = (p: number) => 1 / (serial + (1 - serial) / p);
  return fitted(
    'Amdahl',
    { serial },
    points,
    law,
    serial > 0
      ? l10n.t(
          '{0} % of the work does not get faster with more workers; the ceiling is {1}×.',
          (serial * 100).toFixed(1),
          (1 / serial).toFixed(1),
        )
      : l10n.t(
          '{0} % of the work does not get faster with more workers; the ceiling is not in sight.',
          (serial * 100).toFixed(1),
        ),
  );
}

/** Fewer worker counts than this fit anything. */
const USL_POINTS = 4;

/**
 * The Universal Scalability Law S = p / (1 + a (p − 1) + b p (p − 1)) (N. J. Gunther, 1993): `contention` a, `coherency` b, both
 * at least 0, by linear least squares of p / S.
 * @returns null with fewer than four worker counts
 */
export function usl(points: readonly Point[]): Fit | null {
  if (new Set(points.map(({ workers }) => workers)).size < USL_POINTS) {
    return null;
  }
  const rows = points.map(({ workers: p, speedup }) => [p - 1, p * (p - 1), p / speedup - 1] as const);
  const sum = (f: (x: number, y: number, z: number) => number) =>
    rows.reduce((total, [x, y, z]) => total + f(x, y, z), 0);
  const [xx, xy, yy, xz, yz] = [
    sum((x) => x * x),
    sum((x, y) => x * y),
    sum((_, y) => y * y),
    sum((x, _, z) => x * z),
    sum((_, y, z) => y * z),
  ];
  const det = xx * yy - xy * xy;
  let a = det === 0 ? 0 : (xz * yy - yz * xy) / det;
  let b = det === 0 ? 0 : (yz * xx - xz * xy) / det;
  // At the edge of what is allowed the best one lies on the edge.
  if (b < 0) {
    [a, b] = [Math.max(0, xz / xx), 0];
  } else if (a < 0) {
    [a, b] = [0, Math.max(0, yz / yy)];
  }
  const law = (p: number) => p / (1 + a * (p - 1) + b * p * (p - 1));
  const peak = b > 0 ? Math.max(1, Math.sqrt(Math.max(0, 1 - a) / b)) : null;
  return fitted(
    'Universal Scalability Law',
    { contention: a, coherency: b, ...(peak !== null && { peak }) },
    points,
    law,
    peak === null
      ? l10n.t('No count of workers in sight from which on more of them make it slower.')
      : l10n.t('Fastest at about {0} workers; beyond, they hold each other up.', peak.toFixed(1)),
  );
}

/**
 * The serial fraction that each measurement stands for by itself: e = (1/S − 1/p) / (1 − 1/p) (A. H. Karp, H. P. Flatt,
 * 1990). Rising with p it is overhead, level it is work that cannot be shared.
 */
export function karpFlatt({ workers, speedup }: Point): number | null {
  return workers > 1 && speedup > 0 ? (1 / speedup - 1 / workers) / (1 - 1 / workers) : null;
}

function fitted(
  law: Fit['law'],
  parameters: Record<string, number>,
  points: readonly Point[],
  f: (p: number) => number,
  says: string,
): Fit {
  const predicted = points.map(({ workers }) => ({ workers, speedup: f(workers) }));
  const squares = points.map(({ speedup }, i) => (speedup - (predicted[i] as Point).speedup) ** 2);
  const residual = Math.sqrt(squares.reduce((a, b) => a + b, 0) / Math.max(1, points.length));
  return { law, parameters, predicted, residual, says };
}
