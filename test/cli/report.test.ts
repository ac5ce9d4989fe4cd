import { describe, expect, it } from 'vitest';
import type { Paint } from '../../src/cli/report/paint.js';
import { report } from '../../src/cli/report/report.js';
import { RunStore } from '../../src/record/store.js';
import { header, run, squares } from '../unit/record/fixture.js';

const plain = (text: string) => text;
const paint: Paint = { boxes: false, width: 80, bold: plain, dim: plain, good: plain, bad: plain };
const lines = (store: RunStore, how = paint) => [...report(store, how)].join('').split('\n');

describe('report', () => {
  it('shows both orders side by side', () => {
    const shown = lines(squares(3));
    expect(shown[0]).toMatch(/^# +input order +result +worker +# +completion order +worker +at ms$/);
    expect(shown[1]?.trim().split(/ +/)).toEqual(['0', '0', '0', '0', '1', '1', '1', '21.25']);
    expect(shown[3]?.trim().split(/ +/)).toEqual(['2', '2', '4', '1', '2', '4', '1', '31.25']);
  });

  it('counts what it does not show, and keeps to the width', () => {
    const shown = lines(squares(1234), { ...paint, boxes: true });
    expect(shown.join('\n')).toContain('… and 1,214 more');
    const tables = shown.filter((line) => /^[│┌└├]/.test(line));
    expect(tables.length).toBeGreaterThan(25);
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows what failed, with its input and place', () => {
    const error = new TypeError('no good');
    error.stack = 'TypeError: no good\n    at square (/project/squares.ts:4:9)\n    at other';
    const shown = lines(
      run(
        'map',
        [
          { arg: { id: 7 }, ms: 5, error },
          { arg: 2, ms: 1, value: 4 },
        ],
        {
          outcome: 'failed',
          error: { name: 'TypeError', message: 'no good' },
        },
      ),
    );
    expect(shown).toContain('#0 square({ id: 7 }): TypeError: no good');
    expect(shown).toContain('    at square (/project/squares.ts:4:9)');
    expect(shown.at(-2)).toMatch(/^map square failed \(TypeError: no good\)\. 2 tasks on 2 workers/);
  });

  it('says that there was nothing', () => {
    expect(lines(new RunStore(header()))).toEqual([
      'map square completed. There were no inputs, so nothing ran.',
      '',
    ]);
  });
});
