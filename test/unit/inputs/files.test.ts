import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeInputs, inputSourceFrom, isGlob, openInputs } from '../../../src/inputs/index.js';
import { context, FIXTURES, from, fromContent, refusal, scratch, useScratch } from './harness.js';

useScratch();

describe('.json', () => {
  it('gives the elements of an array, also below a pointer', async () => {
    expect(await from('users.json')).toEqual([{ name: 'Ada' }, { name: 'Grace' }]);
    expect(await from('wrapped.json#/users')).toEqual([1, 2]);
    expect(await from('wrapped.json#/a~1b/c~0d')).toEqual([3]);
    expect(await from('wrapped.json#/a~1b/c%7E0d')).toEqual([3]);
    expect(await refusal(fromContent('empty.json', ''))).toContain('empty.json:1:1 is not JSON');
    expect(await fromContent('bom.json', '\uFEFF[1]')).toEqual([1]);
    expect(await fromContent('wide.json', Buffer.from('\uFEFF["ä"]', 'utf16le'))).toEqual(['ä']);
  });

  it('says what is there when it is no array', async () => {
    expect(await refusal(from('wrapped.json'))).toBe(
      'wrapped.json is an object with the keys page, users, a/b, and inputs are an array. Write wrapped.json#/users for the array inside it.',
    );
    expect(await refusal(fromContent('deep.json', '{"a":{"b":{"c/d":[1]}}}'))).toContain(
      '/deep.json#/a/b/c~1d for the array inside it.',
    );
    expect(await refusal(from('wrapped.json#users'))).toBe(
      'A JSON pointer begins with a slash: write wrapped.json#/users',
    );
    expect(await refusal(from('people.csv#/a'))).toBe(
      '#/a points into a JSON document, and people.csv is none: it is read as a whole. Write people.csv',
    );
    expect(await refusal(from('wrapped.json#/page'))).toContain('wrapped.json#/page is the number 1');
    expect(await refusal(from('wrapped.json#/users/7'))).toContain('#/users is an array of 2');
  });

  it('says where it is malformed and what was expected', async () => {
    expect(await refusal(from('broken.json'))).toBe(
      'broken.json:5:3 is not JSON: expected a value, found ].',
    );
    expect(await refusal(fromContent('a.json', '[1, 2'))).toContain(
      ':1:6 is not JSON: the text ends where , or ]',
    );
    expect(await refusal(fromContent('a.json', "['a']"))).toContain('JSON wants double quotes');
    expect(await refusal(fromContent('a.json', '[1] x'))).toContain(':1:5 is not JSON: x after the end');
    expect(await refusal(fromContent('a.json', '[{a: 1}]'))).toContain(
      ':1:3 is not JSON: expected a name in double',
    );
    expect(await refusal(fromContent('a.json', '["a\nb"]'))).toContain('a line break inside a string');
    expect(await refusal(fromContent('a.json', '["\\x"]'))).toContain('\\x is no escape');
    expect(await refusal(fromContent('a.json', '[01]'))).toContain(':1:3');
    expect(await refusal(fromContent('a.json', '["abc'))).toContain('this string has no end');
  });

  it('finds a fault exactly where JSON.parse finds one', async () => {
    const { findJsonFault } = await import('../../../src/inputs/formats/jsonFault.js');
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '1.5e3',
      'true',
      'nul',
      ' ',
      '\n',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
        ),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(findJsonFault(text) === undefined).toBe(valid);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('.jsonl', () => {
  it('gives a value per line and passes over blank ones', async () => {
    expect(await from('events.jsonl')).toEqual([{ id: 1 }, { id: 2 }, 'three']);
    expect(await fromContent('a.ndjson', '')).toEqual([]);
  });

  it('names the bad line and still gives what came before it', async () => {
    expect(await refusal(from('broken.jsonl'))).toBe(
      'broken.jsonl:3: this line is not JSON: expected a value, found } at column 6.',
    );
    const seen: unknown[] = [];
    const source = inputSourceFrom('broken.jsonl', FIXTURES);
    await refusal(
      (async () => {
        for await (const value of openInputs(source, context())) {
          seen.push(value);
        }
      })(),
    );
    expect(seen).toEqual([1, 2]);
  });

  it('gives back what was written, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ noUnicodeString: false })),
        fc.constantFrom('\n', '\r\n'),
        async (values, end) => {
          const text = values.map((v) => JSON.stringify(v)).join(end);
          expect(await fromContent('p.jsonl', text)).toEqual(
            values.map((v) => JSON.parse(JSON.stringify(v))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('.csv', () => {
  it.each([
    [
      'closed too early',
      'a,b\r\n1,2\r\n3,"x"y"\r\n',
      'q.csv:3: the field "b" goes on after its closing quote.',
    ],
    [
      'closed too early, over lines',
      'a,b\n"1\n1"x,2\n',
      'q.csv:3: the field "a" goes on after its closing quote.',
    ],
    [
      'in the middle',
      'a,b\n1,it is 5" wide\n',
      'q.csv:2: the field "b" has a quote in its middle, after "it is 5".',
    ],
    ['in the header', 'a,b"c\n1,2\n', 'q.csv:1: field 2 of the header has a quote in its middle, after "b".'],
    [
      'never closed',
      'a,b\n1,2\n\n3,"x\n4,5\n6,7\n',
      'q.csv:4: the quote that opens the field "b" is not closed',
    ],
    [
      'never closed, first field',
      'a,b\r\nä,2\r\n\r\n"x,4\r\n5,6\r\n',
      'q.csv:4: the quote that opens the field "a"',
    ],
    [
      'never closed, after such with breaks',
      'a,b\n"1\n""2""\n",ü\n3,"x\n',
      'q.csv:5: the quote that opens the field "b"',
    ],
  ])('a quote %s: where, and what was expected', async (_, content, start) => {
    const words = await refusal(fromContent('q.csv', content));
    expect(words.slice(words.indexOf('q.csv')).slice(0, start.length)).toBe(start);
    expect(words).toContain('Expected ');
  });

  it('line ends of several kinds in one file', async () => {
    expect(await fromContent('m.csv', 'a,b\n1,2\r\n3,4\n5,6\r')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
      { a: '5', b: '6' },
    ]);
  });

  it('gives an object per row, values as text', async () => {
    expect(await from('people.csv')).toEqual([
      { name: 'Ada', quote: 'She said "hi", twice', age: '036' },
      { name: 'Grace\nHopper', quote: '', age: '85' },
    ]);
    expect(await fromContent('h.csv', 'a,b\n')).toEqual([]);
    expect(await fromContent('e.csv', '')).toEqual([]);
    const [row] = await fromContent('proto.csv', '__proto__,a\nx,y\n');
    expect(Object.keys(row as object)).toEqual(['__proto__', 'a']);
  });

  it('names the row with the wrong number of fields', async () => {
    expect(await refusal(from('short.csv'))).toBe(
      'short.csv:3: this row has 2 fields where the header has 3 (a, b, c).',
    );
    expect(await refusal(from('twice.csv'))).toContain('twice.csv:1: the header has the column "a" twice');
    expect(await refusal(fromContent('t.csv', '\n\na,a\n1,2\n'))).toContain('/t.csv:3: the header has');
  });

  it('gives back what was written', async () => {
    const cell = fc.string().filter((s) => !s.includes('\uFEFF'));
    const quote = (s: string) => `"${s.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), async (rows) => {
        const text = ['a,b', ...rows.map((r) => r.map(quote).join(','))].join('\n');
        expect(await fromContent('p.csv', text)).toEqual(rows.map(([a, b]) => ({ a, b })));
      }),
      { numRuns: 60 },
    );
  });
});

describe('lines', () => {
  it('gives a string per line without line ends and without a phantom last line', async () => {
    expect(await from('words.txt')).toEqual(['one', '', 'two', 'three']);
    expect(await fromContent('a.txt', 'a\n')).toEqual(['a']);
    expect(await fromContent('a.log', 'a\r\n\r\n')).toEqual(['a', '']);
    expect(await fromContent('a.txt', '')).toEqual([]);
    expect(await fromContent('a.txt', '\n')).toEqual(['']);
    expect(await fromContent('noextension', 'x')).toEqual(['x']);
    expect(await fromContent('sep.txt', 'a\u2028b\n')).toEqual(['a\u2028b']);
  });

  it('gives back what was written, also across the pieces a file is read in', async () => {
    const line = fc.string({ unit: 'grapheme' }).filter((s) => !/[\n\r\uFEFF]/.test(s));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
        expect(await fromContent('p.txt', lines.map((l) => l + end).join(''))).toEqual(lines);
      }),
      { numRuns: 60 },
    );
    const long = ['ä'.repeat(300_000), 'b', 'ü€'.repeat(400_000), ''];
    expect(await fromContent('long.txt', `${long.join('\r\n')}\r\n`)).toEqual(long);
    const many = Array.from({ length: 300_000 }, (_, i) => `line ${i}`);
    expect(await fromContent('many.txt', many.join('\n'))).toEqual(many);
  });

  it('stops when it is told to', async () => {
    const file = path.join(scratch, 'stopped.txt');
    writeFileSync(file, 'a line\n'.repeat(100_000));
    const stop = new AbortController();
    const seen: unknown[] = [];
    const reading = (async () => {
      const source = inputSourceFrom(file, scratch);
      for await (const value of openInputs(source, context({ signal: stop.signal }))) {
        if (seen.push(value) === 10) {
          stop.abort(new Error('enough'));
        }
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen).toHaveLength(10);
  });
});

describe('paths and globs', () => {
  it('gives the files of a glob in order of name, as absolute paths', async () => {
    const files = (await from('*.csv')) as string[];
    expect(files).toEqual(['people.csv', 'short.csv', 'twice.csv'].map((f) => path.join(FIXTURES, f)));
    expect(await from(path.join(FIXTURES, '{users,wrapped}.json'))).toHaveLength(2);
    expect(await refusal(from('*.nothing'))).toBe(`No file matches *.nothing in ${FIXTURES}.`);
  });

  it('takes what exists for a path, whatever its name', async () => {
    writeFileSync(path.join(scratch, 'data [1].txt'), 'x');
    expect(inputSourceFrom('data [1].txt', scratch)).toEqual({
      kind: 'file',
      path: path.join(scratch, 'data [1].txt'),
    });
    expect(inputSourceFrom('data [2].txt', scratch).kind).toBe('glob');
    expect(inputSourceFrom('wrapped.json#/a*', FIXTURES).kind).toBe('file');
    expect(inputSourceFrom('none.txt', scratch).kind).toBe('file');
    expect([isGlob('a/*.js'), isGlob('a.js')]).toEqual([true, false]);
  });

  it('says in a sentence why a file cannot be read', async () => {
    mkdirSync(path.join(scratch, 'folder'), { recursive: true });
    const cwd = scratch;
    expect(await refusal(from('none.json', { cwd }))).toContain('There is no file none.json.');
    expect(await refusal(from('folder', { cwd }))).toContain(
      `folder is a folder. For the paths of its files write folder${path.sep}*`,
    );
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      const locked = path.join(scratch, 'locked.txt');
      writeFileSync(locked, 'x');
      chmodSync(locked, 0);
      expect(await refusal(from(locked))).toContain('may not be read');
    }
  });

  it('describes sources in words', () => {
    expect(describeInputs(inputSourceFrom('wrapped.json#/users', FIXTURES))).toBe('wrapped.json#/users');
    expect(describeInputs({ kind: 'glob', pattern: '*.txt' })).toBe('glob *.txt');
    expect(describeInputs({ kind: 'export', name: 'inputs' })).toBe('export inputs');
    expect(describeInputs({ kind: 'expression', text: '[1,\n 2]' })).toBe('expression [1, 2]');
  });
});
