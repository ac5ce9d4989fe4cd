import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, printable } from '../../../src/record/printable.js';

describe('a text for a terminal', () => {
  it('keeps colours, and ends them', () => {
    expect(printable('\x1b[31mred\x1b[0m and plain\n')).toBe('\x1b[31mred\x1b[0m and plain\n\x1b[0m');
    expect(plain('\x1b[1;31mred')).toBe('red');
  });

  it('shows what would move, name, hide or copy', () => {
    expect(printable('\x1b[2J\x1b[H')).toBe('␛[2J␛[H');
    expect(printable('\x1b]52;c;ZXZpbA==\x07')).toBe('␛]52;c;ZXZpbA==␇');
    expect(printable('done\r\x1b[Kfailed\x9b2J\x7f\u202e')).toBe('done␍␛[Kfailed\ufffd2J␡\ufffd');
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
