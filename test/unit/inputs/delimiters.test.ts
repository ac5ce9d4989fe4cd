import { describe, expect, it } from 'vitest';
import { findDelimiter } from '../../../src/inputs/formats/delimiter.js';
import { detectFormat } from '../../../src/inputs/index.js';
import type { Reading } from '../../../src/record/schema.js';
import { requestFrom } from '../../../src/runner/requestFrom.js';
import { context, fromContent, readInputs, refusal, scratch, useScratch } from './harness.js';

useScratch();

const rows = (content: string) => fromContent('d.csv', content);

describe('the delimiter of a CSV text', () => {
  it.each([
    ['name;qty\nBolt;3\n', [{ name: 'Bolt', qty: '3' }]],
    ['name\tqty\r\nBolt\t3\r\n', [{ name: 'Bolt', qty: '3' }]],
    ['name|qty\nBolt|3\n', [{ name: 'Bolt', qty: '3' }]],
    ['name,qty\nBolt,3\n', [{ name: 'Bolt', qty: '3' }]],
    // Decimal commas.
    [
      'name;price\nBolt;1,5\nNut;2,25\n',
      [
        { name: 'Bolt', price: '1,5' },
        { name: 'Nut', price: '2,25' },
      ],
    ],
    [
      'Name, Vorname;Ort;Alter\nMeier, Hans;Ulm;44\n',
      [{ 'Name, Vorname': 'Meier, Hans', Ort: 'Ulm', Alter: '44' }],
    ],
    // A delimiter inside quotes is none, nor is one that only some rows have.
    [
      'tags,n\n"a;b",1\n"c;d",2\n',
      [
        { tags: 'a;b', n: '1' },
        { tags: 'c;d', n: '2' },
      ],
    ],
    ['"a;x",b\n1,2\n', [{ 'a;x': '1', b: '2' }]],
    [
      'id,note\n1,one; two\n2,three\n',
      [
        { id: '1', note: 'one; two' },
        { id: '2', note: 'three' },
      ],
    ],
    ['"a\nb";"c ""d"";e"\n1;2\n', [{ 'a\nb': '1', 'c "d";e': '2' }]],
    // A single column.
    ['name\na;b\nc\n', [{ name: 'a;b' }, { name: 'c' }]],
    ['name\nBolt\n', [{ name: 'Bolt' }]],
    ['name\n"a,b"\n', [{ name: 'a,b' }]],
    // What spreadsheets write, and what editors leave.
    ['sep=;\r\nname;qty\r\nBolt;3\r\n', [{ name: 'Bolt', qty: '3' }]],
    ['"sep=|"\na|b\n1|2\n', [{ a: '1', b: '2' }]],
    ['\ufeffsep=\t\na\tb\n1\t2\n', [{ a: '1', b: '2' }]],
    ['\ufeff"name";"qty"\r"Bolt";"3"\r', [{ name: 'Bolt', qty: '3' }]],
    ['\n\nname;qty\n\nBolt;3\n\n', [{ name: 'Bolt', qty: '3' }]],
    ['name;qty\n', []],
    ['', []],
  ])('is found in %j', async (content, expected) => {
    expect(await rows(content)).toEqual(expected);
  });

  it('is told where a row does not fit, with its line', async () => {
    expect(await refusal(rows('name;qty\nBolt;3\nNut;4;5\n'))).toMatch(
      /d\.csv:3: this row has 3 fields where the header has 2 \(name, qty\)\. Fields are told apart by ; here/,
    );
    expect(await refusal(rows('sep=;\na;b\n1;2\n\n3\n'))).toMatch(/d\.csv:5: this row has 1 field /);
    expect(await refusal(rows('sep=;\na;b\n1;"2\n'))).toMatch(
      /d\.csv:3: the quote that opens .* ; or the end/,
    );
    expect(await refusal(rows('name\nhello, world\n'))).toContain('by a comma here');
  });

  it('that fits as well as another is told', async () => {
    const readings: Reading[] = [];
    const read = (text: string, delimiter?: string) =>
      readInputs(
        { kind: 'text', text, format: 'csv', from: 'clipboard', ...(delimiter && { delimiter }) },
        context({ onReading: (reading) => readings.push(reading) }),
      );
    expect(await read('a,b;c\n1,2;3\n')).toEqual([{ a: '1', 'b;c': '2;3' }]);
    expect(readings).toEqual([{ delimiter: ',', others: [';'] }]);
    readings.length = 0;
    expect(await read('a,b;c\n1,2;3\n', ';')).toEqual([{ 'a,b': '1,2', c: '3' }]);
    expect(readings).toEqual([{ delimiter: ';' }]);
    readings.length = 0;
    await read('a,b\n1,2\n');
    expect(readings).toEqual([]);
  });

  it('is looked for in the beginning of a long text, and in a header that is long', () => {
    const cell = 'x'.repeat(100);
    expect(findDelimiter(`a;b\n${`${cell};${cell}\n`.repeat(1000)}`).delimiter).toBe(';');
    expect(findDelimiter(Array(2000).fill(cell).join(';')).delimiter).toBe(';');
    expect(findDelimiter(`"${'a,b\n'.repeat(100_000)}`).delimiter).toBe(',');
  });

  it('is what is said, and one character', () => {
    const request = (more: object) =>
      requestFrom({ file: 'a.mjs', function: 'f', inputsFrom: 'a.csv', ...more }, scratch).inputs;
    for (const [said, delimiter] of [
      [';', ';'],
      ['tab', '\t'],
      ['\\t', '\t'],
      ['\t', '\t'],
      [' ', ' '],
      ['¦', '¦'],
      ['😀', '😀'],
    ]) {
      expect(request({ delimiter: said })).toMatchObject({ delimiter });
    }
    for (const wrong of ['', ';;', '"', '\n', 'comma', 5, null]) {
      expect(() => request({ delimiter: wrong })).toThrow('delimiter must be one character');
    }
    expect(() => request({ inputsFrom: 'a.txt', delimiter: ';' })).toThrow('CSV');
    expect(() => request({ inputsFrom: undefined, inputs: '[1]', delimiter: ';' })).toThrow('CSV');
  });

  it('tells CSV from lines in a text without a name', () => {
    expect(detectFormat('name\tqty\nBolt\t3')).toBe('csv');
    expect(detectFormat('name;qty\nBolt;3')).toBe('csv');
    expect(detectFormat('let a = 1;\nlet b = 2;')).toBe('lines');
    expect(detectFormat('a\nb')).toBe('lines');
  });
});
