import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InputContext, inputSourceFrom } from '../../../src/inputs/index.js';
import type { TextOptions } from '../../../src/inputs/kinds/list.js';
import { inputLine } from '../../../src/inputs/place.js';
import type { Reading } from '../../../src/record/schema.js';
import { requestFrom } from '../../../src/runner/requestFrom.js';
import { Decoder } from '../../../src/text/decoder.js';
import { ENCODINGS } from '../../../src/text/encodings.js';
import { context, readInputs, refusal, scratch, useScratch } from './harness.js';

useScratch();

function read(
  name: string,
  content: Uint8Array,
  options: TextOptions = {},
  more: Partial<InputContext> = {},
) {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return readInputs(
    { ...inputSourceFrom(path, scratch), ...options } as never,
    context({ cwd: scratch, ...more }),
  );
}

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
const utf32 = (text: string) =>
  Buffer.concat(
    [...text].map((c) => Buffer.from([...[24, 16, 8, 0]].map((s) => (c.codePointAt(0) as number) >> s))),
  );

const TEXTS: [name: string, text: string, values: unknown[]][] = [
  ['a.txt', 'one\nzwölf €\n😀\n', ['one', 'zwölf €', '😀']],
  ['a.csv', 'näme,n\r\n"é\n",1\r\n', [{ näme: 'é\n', n: '1' }]],
  ['a.json', '["é", "😀"]', ['é', '😀']],
  ['a.jsonl', '"é"\n{"a": "😀"}\n', ['é', { a: '😀' }]],
];

describe('files of inputs', () => {
  it.each(TEXTS)(
    'are read in UTF-8 and UTF-16, with their marks and without: %s',
    async (name, text, values) => {
      expect(await read(name, Buffer.from(text))).toEqual(values);
      expect(await read(name, Buffer.from(`\ufeff${text}`))).toEqual(values);
      const readings: Reading[] = [];
      const onReading = (reading: Reading) => readings.push(reading);
      expect(await read(name, utf16le(`\ufeff${text}`), {}, { onReading })).toEqual(values);
      expect(await read(name, utf16be(`\ufeff${text}`), {}, { onReading })).toEqual(values);
      expect(readings).toEqual([{ encoding: 'utf16le' }, { encoding: 'utf16be' }]);
      expect(await read(name, utf16le(text), { encoding: 'utf16le' })).toEqual(values);
      expect(await read(name, utf16be(text), { encoding: 'utf16be' })).toEqual(values);
      // Without a mark it is not guessed.
      const wide = `${'plain text, '.repeat(9)}\n${text}`;
      expect(await refusal(read('w.txt', utf16le(wide)))).toContain(
        'w.txt:1: every other byte is zero, as in UTF-16LE',
      );
      expect(await refusal(read('w.txt', utf16be(wide)))).toContain('--encoding utf16be');
    },
  );

  it.each(TEXTS)('in UTF-32 are refused by name: %s', async (name, text) => {
    const big = utf32(`\ufeff${text}`);
    expect(await refusal(read(name, big))).toContain(`${name}:1: this is UTF-32BE`);
    expect(await refusal(read(name, Buffer.from(big).swap32()))).toContain(`${name}:1: this is UTF-32LE`);
  });

  it.each([
    ['a.txt', 'one\ntwo\ncafé\n', 3, 11],
    ['a.csv', 'a,b\n1,2\n3,é\n', 3, 10],
    ['a.json', '[1,\n"é"]', 2, 5],
    ['a.jsonl', '1\n\n"é"\n', 3, 4],
  ])(
    'in Latin-1 are refused with line and byte, and read where it is said: %s',
    async (name, text, line, byte) => {
      const words = await refusal(read(name, Buffer.from(text, 'latin1')));
      expect(words).toContain(`${name}:${line}: byte 0xe9 (byte ${byte} of the file) is no UTF-8.`);
      expect(words).toContain('--encoding latin1');
      const values = await read(name, Buffer.from(text, 'latin1'), { encoding: 'latin1' });
      expect(JSON.stringify(values)).toContain('é');
    },
  );

  it('have the signs of Windows-1252 where Latin-1 has none', async () => {
    expect(await read('e.txt', Buffer.from([0x80, 0x96, 0x93, 0xff]), { encoding: 'latin1' })).toEqual([
      '€–“ÿ',
    ]);
  });

  it('keep a replacement character and zeros that are in them, and say so of the zeros', async () => {
    const readings: Reading[] = [];
    const text = 'a\ufffdb\nc\0d and more\n';
    expect(await read('z.txt', Buffer.from(text), {}, { onReading: (r) => readings.push(r) })).toEqual([
      'a\ufffdb',
      'c\0d and more',
    ]);
    expect(readings).toEqual([{ zeros: true }]);
  });

  it.each([
    ['cut within a sign', Buffer.from('ok\né').subarray(0, -1), ':2: byte 0xc3 (byte 3'],
    [
      'half a pair',
      Buffer.concat([utf16le('\ufeffa\n'), Buffer.from([0x00, 0xd8]), utf16le('b')]),
      ':2: byte 0x00d8 (byte 6',
    ],
    [
      'an odd byte at the end',
      Buffer.concat([utf16le('\ufeffab'), Buffer.from([0x61])]),
      ':1: byte 0x61 (byte 6',
    ],
    ['surrogates', Buffer.from([0x61, 0xed, 0xa0, 0x80]), ':1: byte 0xed (byte 1'],
    ['too long a form', Buffer.from([0xc0, 0xaf]), ':1: byte 0xc0 (byte 0'],
  ])('that are no text are refused: %s', async (_, content, where) => {
    expect(await refusal(read('bad.txt', content))).toContain(`bad.txt${where}`);
  });

  it.each([
    ['PK\x03\x04', 'ZIP archive'],
    ['\x1f\x8b\x08', 'gzip'],
    ['%PDF-1.7', 'PDF'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office'],
  ])('of other kinds are called by name: %j', async (content, name) => {
    expect(await refusal(read('book.csv', Buffer.from(content, 'latin1')))).toContain(name);
  });

  it('take an encoding by its name only, and none against their mark', async () => {
    const request = (more: object) =>
      requestFrom({ file: 'a.mjs', function: 'f', inputsFrom: 'a.txt', ...more }, scratch).inputs;
    expect(request({ encoding: 'UTF-16LE' })).toMatchObject({ encoding: 'utf16le' });
    expect(() => request({ encoding: 'ebcdic' })).toThrow(`encoding must be one of ${ENCODINGS.join(', ')}`);
    expect(() => request({ inputsFrom: undefined, inputs: '[1]', encoding: 'latin1' })).toThrow('a file');
    expect(await refusal(read('m.txt', Buffer.from('\ufeffa'), { encoding: 'latin1' }))).toContain(
      'mark of UTF-8',
    );
  });

  it('are read again as they were, to find the line of an input', async () => {
    const path = join(scratch, 'again.csv');
    writeFileSync(path, Buffer.from('a;b\n"é\n";1\n2;3\n', 'latin1'));
    const file = { path, pointer: '', size: 0, modified: 0 };
    expect(await inputLine({ ...file, encoding: 'latin1', delimiter: ';' }, 1)).toBe(4);
  });
});

describe('a decoder', () => {
  it('gives the same text, however the bytes come in pieces', () => {
    const bytes = (text: string) => ({
      utf8: Buffer.from(text),
      utf16le: utf16le(text),
      utf16be: utf16be(text),
      latin1: Buffer.from(text, 'latin1'),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...ENCODINGS),
        fc.array(fc.integer({ min: 1, max: 5 })),
        (any, encoding, cuts) => {
          const text = encoding === 'latin1' ? any.replace(/[^\x20-\x7e\xa0-\xff]/g, 'x') : any;
          const all = bytes(text)[encoding];
          const decoder = new Decoder(encoding);
          let read = '';
          let at = 0;
          for (const cut of cuts) {
            read += decoder.write(all.subarray(at, at + cut));
            at += cut;
          }
          read += decoder.write(all.subarray(at));
          decoder.end();
          expect(read).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds the first byte that is no UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
        expect(() => new Decoder('utf8').write(bytes)).toThrow(` at ${Buffer.byteLength(before)} `);
      }),
      { numRuns: 200 },
    );
  });
});
