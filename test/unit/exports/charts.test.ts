import { describe, expect, it } from 'vitest';
import { modesChart, scalingChart } from '../../../src/exports/charts.js';
import { modeRow } from '../../../src/profile/matrix/matrix.js';
import { scaling } from '../../../src/profile/scaling/scaling.js';
import { MODE_NAMES } from '../../../src/record/modes.js';
import { Status } from '../../../src/record/schema.js';
import { recordOf } from '../profile/records.js';

const titles = (svg: string) => [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text);
const numbers = (svg: string) => svg.match(/NaN|Infinity/);

describe('the scaling chart', () => {
  const walls = (rounds: number) =>
    Array.from({ length: rounds }, (_, round) =>
      [1, 2, 4, 8].map((workers) => ({ round, workers, wall: 100 / workers + 5 + round })),
    ).flat();

  it('has a point with its spread for each count, and a curve for each law', () => {
    const svg = scalingChart(scaling(walls(3)));
    expect(titles(svg)).toHaveLength(4);
    expect(titles(svg)[1]).toMatch(/^2 workers: 1\.9×, 1\.9× to 1\.9×$/);
    expect([...svg.matchAll(/class="(ideal|amdahl|usl)"/g)]).toHaveLength(6);
    expect(numbers(svg)).toBeNull();
  });

  it('is drawn of one count in one round, too', () => {
    const svg = scalingChart(scaling([{ round: 0, workers: 1, wall: 10 }]));
    expect(titles(svg)).toEqual(['1 workers: 1.0×']);
    expect(numbers(svg)).toBeNull();
  });
});

describe('the chart of the modes', () => {
  it('has a bar for each mode, as long as its wall time', () => {
    const rows = MODE_NAMES.map((mode, i) =>
      modeRow(
        recordOf(
          [
            {
              worker: 0,
              submitted: 0,
              started: 1,
              ended: 9,
              received: 10,
              delivered: 10 * (i + 1),
              status: Status.ok,
            },
          ],
          { mode, wall: 10 * (i + 1) },
        ),
      ),
    );
    const svg = modesChart(rows);
    const widths = [...svg.matchAll(/class="bar" x="128" y="\d+" width="([\d.]+)"/g)].slice(0, rows.length);
    const [first, , , , , , , last] = widths.map(([, width]) => Number(width));
    expect((last as number) / (first as number)).toBeCloseTo(8, 1);
    expect(titles(svg)[0]).toBe('map: 10.0 ms, first result after 10.0 ms');
    expect(numbers(svg)).toBeNull();
  });

  it('is drawn of runs in which nothing came back', () => {
    expect(numbers(modesChart([modeRow(recordOf([], { wall: 0 }))]))).toBeNull();
  });
});
