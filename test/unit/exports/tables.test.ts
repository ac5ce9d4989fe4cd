import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/exports/csv.js';
import { toJoblog } from '../../../src/exports/joblog.js';
import { toMarkdown } from '../../../src/exports/markdown.js';
import { joined } from '../../../src/record/pieces.js';
import { Status } from '../../../src/record/schema.js';
import { run } from '../record/fixture.js';

const store = run(
  'map',
  [
    { arg: 'a "quoted", text\n', ms: 30, value: { a: 'x,y' } },
    { arg: '|pipe\t<b>', ms: 5, error: new Error('first\nsecond') },
    { arg: 3n, ms: 1, error: new Error('late'), status: Status.timedOut },
    { arg: 4, ms: 1, error: new Error('cut'), status: Status.notRun },
  ],
  { outcome: 'failed', error: { name: 'Error', message: 'first' } },
);

describe('exports', () => {
  it('writes CSV that a CSV reader reads', () => {
    const rows = parse([...toCsv(store)].join(''), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      index: '0',
      status: 'ok',
      worker: '0',
      started: '1',
      ended: '31',
      error: '',
    });
    expect(JSON.parse(rows[0]?.args ?? '')).toEqual(['a "quoted", text\n']);
    expect(JSON.parse(rows[0]?.value ?? '')).toEqual({ a: 'x,y' });
    expect(rows[1]).toMatchObject({ status: 'failed', value: '', error: 'Error: first second' });
    expect(rows[3]).toMatchObject({ status: 'not_run', worker: '', started: '', cpu: '' });
  });

  it("writes GNU parallel's job log", () => {
    const lines = [...toJoblog(store)].join('').trimEnd().split('\n');
    expect(lines[0]).toBe('Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand');
    const rows = lines.slice(1).map((line) => line.split('\t'));
    expect(rows.map((row) => row[0])).toEqual(['2', '3', '1']);
    expect(rows.map((row) => [row[6], row[7]])).toEqual([
      ['1', '0'],
      ['-1', '15'],
      ['0', '0'],
    ]);
    expect(rows[2]?.[2]).toBe('1767323045.001');
    expect(rows[2]?.[3]?.trim()).toBe('0.030');
    expect(rows[0]?.[8]).toBe('square("|pipe\\t<b>")');
    expect(rows.every((row) => row.length === 9)).toBe(true);
  });

  it('writes Markdown whose cells stay cells', () => {
    const text = [...toMarkdown(store)].join('');
    expect(text).toContain('# square: map over 4 inputs, failed');
    expect(text).toContain('| CPU in tasks | 50 % |');
    expect(text).toContain('| 1 | `"\\|pipe\\t<b>"` | **failed** `Error: first second` | 1 | 1.0 | 6.0 |');
    expect(text.indexOf('## Completion order')).toBeGreaterThan(text.indexOf('## Input order'));
  });

  it('joins small pieces', () => {
    expect([...joined(['ab', 'c', 'de', 'f'], 3)]).toEqual(['abc', 'def']);
    expect([...joined([])]).toEqual([]);
  });
});
