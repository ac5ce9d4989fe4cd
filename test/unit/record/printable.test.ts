import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertJson } from '../../../src/record/inertJson.js';
import { plain, plainLine, printable } from '../../../src/record/printable.js';

describe('a text for a terminal', () => {
  it('keeps colours, and ends them', () => {
    expect(printable('\x1b[31mred\x1b[0m and plain\n')).toBe('\x1b[31mred\x1b[0m and plain\n\x1b[0m');
    expect(plain('\x1b[1;31mred')).toBe('red');
  });

  it('shows what would move, name, hide or copy', () => {
    expect(printable('\x1b[2J\x1b[H')).toBe('␛[2J␛[H');
    expect(printable('\x1b]52;c;ZXZpbA==\x07')).toBe('␛]52;c;ZXZpbA==␇');
    expect(printable('done\r\x1b[Kfailed\x9b2J\x7f\u202e')).toBe('done␍␛[Kfailed\\u009b2J␡\\u202e');
  });

  it('shows what is not seen, where no script and no emoji needs it', () => {
    expect(plain('pay\u200bpal a\u200db \u2066x\u2069 \u200e\ufeff a\u2028b')).toBe(
      'pay\\u200bpal a\\u200db \\u2066x\\u2069 \\u200e\\ufeff a\\u2028b',
    );
    expect(plain('a\u{e0041}\u{e007f}')).toBe('a\\udb40\\udc41\\udb40\\udc7f');
    expect(plainLine('one\ntwo\tthree')).toBe('one␊two three');
  });

  it.each([
    ['emoji of several parts', '👩‍👩‍👧 🏳️‍🌈 👍🏽 ✈️'],
    ['the flag of a region', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['Arabic, Persian and Hebrew', 'مرحبا می\u200cخواهم שלום'],
    ['combining marks and Indic joiners', 'e\u0301 क्\u200dष ไทย'],
    ['lines with tabs', 'a\tb\nc'],
  ])('leaves %s as they are', (_, text) => {
    expect(plain(text)).toBe(text);
    expect(inertJson(JSON.stringify(text))).toBe(JSON.stringify(text));
  });

  it('says the same in JSON, without a sign that is obeyed', () => {
    const unit = fc.constantFrom(
      '\x9b',
      '\u202e',
      '\x1b',
      '\u200d',
      'a',
      '"',
      '\\',
      '\u{e0041}',
      '\u2028',
      '\n',
      '日',
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const json = inertJson(JSON.stringify([text]));
        expect(JSON.parse(json)).toEqual([text]);
        expect(json).not.toMatch(/\p{Cc}|[\u2028-\u202e\u{e0041}]/u);
      }),
    );
  });

  it('has no control character left but tab and line break, whatever it was', () => {
    const nasty = fc.array(
      fc.constantFrom('\x1b', '[', ']', '0;1', 'm', 'J', '\r', '\n', 'a', '\x9b', '\u202e'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          nasty.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const rest = printable(text).replace(/\p{Cc}\[[\d;:]*m/gu, '');
          expect(rest).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
          expect(plain(text)).not.toContain('\x1b');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
