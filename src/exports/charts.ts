import * as l10n from '@vscode/l10n';
import { duration, times } from '../profile/format.js';
import type { ModeRow } from '../profile/matrix/matrix.js';
import type { Scaling } from '../profile/scaling/scaling.js';

const WIDTH = 640;
/** A point of a curve for each so many px. */
const STEP = 8;

/** Speed-up against workers: what was measured with its spread, the ideal, and the fitted laws. The table beside it says the same. */
export function scalingChart({ rows, fits, noise }: Scaling): string {
  const [left, right, top, bottom] = [44, WIDTH - 150, 12, 300];
  const most = Math.max(...rows.map(({ workers }) => workers));
  const highest = Math.max(2, ...rows.map(({ high }) => high)) * 1.15;
  const x = (workers: number) => left + ((workers - 1) / Math.max(1, most - 1)) * (right - left);
  const y = (speedup: number) => bottom - (Math.min(speedup, highest) / highest) * (bottom - top);
  const curve = (kind: string, name: string, law: (p: number) => number) => {
    const points: string[] = [];
    for (let px = left; px <= right; px += STEP) {
      const p = 1 + ((px - left) / (right - left)) * (most - 1);
      if (law(p) <= highest) {
        points.push(`${px} ${round(y(law(p)))}`);
      }
    }
    const end = y(law(most));
    return { svg: `<path class="${kind}" d="M${points.join('L')}"/>`, name, kind, end };
  };
  const laws = [
    curve('ideal', l10n.t('ideal'), (p) => p),
    ...fits.map(({ law, parameters: { serial = 0, contention = 0, coherency = 0 } }) =>
      law === 'Amdahl'
        ? curve('amdahl', l10n.t('Amdahl'), (p) => 1 / (serial + (1 - serial) / p))
        : curve(
            'usl',
            l10n.t('Universal Scalability'),
            (p) => p / (1 + contention * (p - 1) + coherency * p * (p - 1)),
          ),
    ),
  ];
  const measured = rows.map(({ workers, speedup, low, high }) => {
    const at = round(x(workers));
    const words =
      noise === null
        ? l10n.t('{0} workers: {1}', workers, times(speedup))
        : l10n.t('{0} workers: {1}, {2} to {3}', workers, times(speedup), times(low), times(high));
    return `<g><title>${words}</title><path class="spread" d="M${at} ${round(y(low))}V${round(y(high))}M${at - 4} ${round(y(low))}h8M${at - 4} ${round(y(high))}h8"/><circle class="measured" cx="${at}" cy="${round(y(speedup))}" r="4"/></g>`;
  });
  const scale = ticksUpTo(highest).map(
    (tick) =>
      `<path class="grid" d="M${left} ${round(y(tick))}H${right}"/><text x="${left - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${tick}×</text>`,
  );
  const counts = rows.map(
    ({ workers }) =>
      `<text x="${round(x(workers))}" y="${bottom + 18}" text-anchor="middle">${workers}</text>`,
  );
  return svg(bottom + 40, l10n.t('Speed-up against the number of workers'), [
    ...scale,
    ...counts,
    `<text x="${(left + right) / 2}" y="${bottom + 36}" text-anchor="middle">${l10n.t('workers')}</text>`,
    ...laws.map((law) => law.svg),
    ...measured,
    ...apart(laws).map(
      ({ kind, name, at }) =>
        `<path class="${kind}" d="M${right + 6} ${round(at)}h14"/><text x="${right + 24}" y="${round(at + 4)}">${name}</text>`,
    ),
  ]);
}

/** Wall time and first result of each mode. */
export function modesChart(rows: readonly ModeRow[]): string {
  const [left, right, line] = [128, WIDTH - 90, 24];
  const longest = Math.max(...rows.map(({ wall }) => wall), Number.MIN_VALUE);
  const wide = (ms: number) => round((ms / longest) * (right - left));
  const bars = rows.flatMap(({ mode, wall, firstResult }, i) => {
    const top = 8 + i * line;
    const words =
      firstResult === null
        ? l10n.t('{0}: {1}', mode, duration(wall))
        : l10n.t('{0}: {1}, first result after {2}', mode, duration(wall), duration(firstResult));
    return [
      `<g><title>${words}</title>`,
      `<text x="${left - 8}" y="${top + 13}" text-anchor="end">${mode}</text>`,
      `<rect class="bar" x="${left}" y="${top}" width="${wide(wall)}" height="${line - 7}"/>`,
      firstResult === null
        ? ''
        : `<path class="first" d="M${left + wide(firstResult)} ${top - 2}v${line - 3}"/>`,
      `<text x="${left + wide(wall) + 6}" y="${top + 13}">${duration(wall)}</text></g>`,
    ];
  });
  const foot = 8 + rows.length * line + 14;
  return svg(foot + 8, l10n.t('Wall time of each mode, with its first result'), [
    ...bars,
    `<rect class="bar" x="${left}" y="${foot - 9}" width="14" height="9"/><text x="${left + 20}" y="${foot}">${l10n.t('wall time')}</text>`,
    `<path class="first" d="M${left + 104} ${foot - 11}v13"/><text x="${left + 112}" y="${foot}">${l10n.t('first result')}</text>`,
  ]);
}

/** Names at the ends of the curves, moved apart where they would cover each other. */
function apart<T extends { end: number }>(curves: readonly T[]): (T & { at: number })[] {
  let last = Number.NEGATIVE_INFINITY;
  return [...curves]
    .sort((a, b) => a.end - b.end)
    .map((curve) => {
      last = Math.max(curve.end, last + 18);
      return { ...curve, at: last };
    });
}

function ticksUpTo(highest: number): number[] {
  const step = highest <= 6 ? 1 : highest <= 12 ? 2 : highest <= 40 ? 5 : 20;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => i * step);
}

function svg(height: number, name: string, parts: readonly string[]): string {
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" role="img" aria-label="${l10n.t('{0}; the table says the same', name)}">${parts.join('')}</svg>`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
