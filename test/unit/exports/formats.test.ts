import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, formatNamed } from '../../../src/exports/formats.js';
import { toSvg } from '../../../src/exports/svg/svg.js';
import { anyRows, recordOf } from '../profile/records.js';
import { run, squares } from '../record/fixture.js';

const text = (pieces: Iterable<string>) => [...pieces].join('');

describe('formats', () => {
  it('writes JSON Lines: the tasks of the document, one a line', () => {
    const store = squares(3);
    const lines = text(FORMATS.jsonl(store)).trimEnd().split('\n');
    const { tasks } = JSON.parse(text(FORMATS.json(store)));
    expect(lines.map((line) => JSON.parse(line))).toEqual(tasks);
  });

  it('refuses what it does not know, and says what it knows', () => {
    expect(() => formatNamed('yaml')).toThrow(/no format "yaml".*json, jsonl, csv/);
    expect(() => formatNamed('toString')).toThrow(/no format/);
    expect(() => formatNamed('png')).toThrow(/from the editor/);
  });
});

describe('the SVG', () => {
  const store = run('map', [
    { arg: '<b>&"]]>\u0000', ms: 30, value: 1 },
    { arg: 2, ms: 5, error: new Error('broken') },
  ]);

  it('has a bar per task with its words, and nothing of the inputs is markup', () => {
    const svg = text(toSvg(store));
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('\u0000');
    expect(svg.match(/<rect class="(run|fail)"[^>]* rx/g)).toHaveLength(2);
    expect(svg).toContain('url(#stripes)');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(text(toSvg(store, 'light'))).not.toContain('prefers-color-scheme');
  });

  it('sums a crowded lane up, and says so', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      worker: 0,
      started: i,
      ended: i + 0.5,
      status: i === 10_000 ? 2 : 1,
    }));
    const svg = text(
      toSvg(recordOf(rows, { wall: 20_000, pool: { workers: 1, workerType: 'thread', chunksize: 1 } })),
    );
    expect(svg).toMatch(/1 px = 18 tasks/);
    expect(svg).toMatch(/<path class="fail"/);
    expect(svg.length).toBeLessThan(60_000);
  });

  it('is drawn whatever the stamps are', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(text(toSvg(recordOf(rows)))).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });
});
