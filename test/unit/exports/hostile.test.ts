import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/exports/csv.js';
import { toJoblog } from '../../../src/exports/joblog.js';
import { toMarkdown } from '../../../src/exports/markdown.js';
import { header, run } from '../record/fixture.js';

const named = (name: string) => Object.assign(new Error('x'), { name });

/** A line of Markdown without its spans of code, as CommonMark finds them: as many backticks end one as begin it. */
function withoutCode(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '');
}

/** The cells of a row, as GitHub's Markdown parts it: a `|` with a backslash before it parts nothing. */
function cellsOf(row: string): string[] {
  return row.split(/(?<!\\)\|/).slice(1, -1);
}

describe('texts that mean something elsewhere', () => {
  it('are no formulas in a CSV file; numbers stay numbers', () => {
    const store = run('map', [
      ...['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1'].map((name) => ({
        arg: 1,
        ms: 1,
        error: named(name),
      })),
      { arg: 1, ms: 1, value: -1.5 },
      { arg: 1, ms: 1, value: '=1+1' },
    ]);
    // As a file from a stranger may have it: no JSON at all.
    store.outcomes.set(7, '=HYPERLINK("http://x")');
    const rows = parse([...toCsv(store)].join(''), { columns: true }) as Record<string, string>[];
    const cells = rows.flatMap(({ args = '', value = '', error = '' }) => [args, value, error]);
    expect(cells.filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([]);
    expect(rows[0]?.error).toBe("'=1+1: x");
    expect(rows[6]?.value).toBe('-1.5');
    expect(rows[7]?.value).toBe(`'=HYPERLINK("http://x")`);
  });

  it('are neither Markdown, HTML nor signs to a terminal in a Markdown file', () => {
    const evil = 'f` <img src=x onerror=alert(1)> `\n# head\x1b[2J';
    const fn = { file: `/a/${evil}`, name: evil, line: 1 };
    const store = run('map', [{ arg: 1, ms: 1, error: new Error('\x1b[2J[x](command:y)') }]);
    store.header = {
      ...store.header,
      function: fn,
      poolscope: evil,
      machine: { cores: 1, node: evil, platform: evil },
    };
    const text = [...toMarkdown(store)].join('');
    expect(text).not.toMatch(/(?!\n)\p{Cc}|^# head/mu);
    // What is left of `<` is escaped, or stands in code.
    expect(text.replace(/`[^`\n]*`/g, '').replace(/\\./g, '')).not.toMatch(/[<\]]/);
    expect(text).toContain('Function ``f` <img src=x onerror=alert(1)> `␊# head␛[2J`` of');
  });

  it.each([
    'see https://evil.example/x www.evil.example @octocat #12 GH-12 owner/repo#12',
    '<img src=x onerror=alert(1)> [a](javascript:x) ![b](http://x) | c | **d** &amp;',
    '`@octocat` ``https://evil.example`` `',
    '\\| a \\` b\n\n# head',
    '@octocat',
    'www.evil.example',
  ])('are code in Markdown, which makes no link, mention or cell of them: %s', (evil) => {
    const store = run('map', [
      { arg: evil, ms: 1, error: new Error(evil) },
      { arg: { [evil]: evil }, ms: 1, value: evil },
    ]);
    store.header = {
      ...store.header,
      function: { file: `/a/${evil}`, name: evil, line: 1 },
      inputs: { ...store.header.inputs, source: evil },
      machine: { cores: 1, node: evil, platform: evil },
      poolscope: evil,
      error: { name: evil, message: evil },
    };
    const lines = [...toMarkdown(store)].join('').split('\n');
    const outside = lines.map(withoutCode).join('\n');
    expect(outside).not.toMatch(/octocat|evil|https?:|www\.|GH-|alert|javascript|repo/);
    const cells = lines.filter((line) => line.startsWith('| 0')).map((line) => cellsOf(line).length);
    expect(cells).toEqual([6, 6]);
    expect(lines.join('\n')).toMatch(/octocat|alert|evil|head/);
  });

  it('do not make a line of a job log two', () => {
    const store = run('map', [{ arg: 1, ms: 1, value: 1 }]);
    store.header = { ...header(), function: { file: '/f', name: 'a\tb\nc', line: 1 } };
    const lines = [...toJoblog(store)].join('').trimEnd().split('\n');
    expect(lines.map((line) => line.split('\t').length)).toEqual([9, 9]);
  });
});
