import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorLine, readError } from '../../../src/panel/text/errors.js';
import { stackLines, toPath } from '../../../src/panel/text/frames.js';
import { readableArgs, readableText } from '../../../src/panel/text/values.js';

describe('values', () => {
  test.each([
    ['"a\\nb"', '"a\\nb"'],
    ['{"a":[1,2],"b-c":null}', '{ a: [1, 2], "b-c": null }'],
    ['{"$type":"bigint","value":"9007199254740993"}', '9007199254740993n'],
    ['{"$type":"number","value":"NaN"}', 'NaN'],
    ['{"$type":"undefined"}', 'undefined'],
    ['{"$type":"object","value":{"$type2":1}}', '{ $type2: 1 }'],
    ['{"$type":"set","value":[1]}', 'Set([1])'],
    ['{}', '{}'],
    ['{"cut": "in the mid', '{"cut": "in the mid…'],
  ])('%s', (json, text) => {
    expect(readableText(json)).toBe(text);
  });

  test('arguments read as in a call', () => {
    expect(readableArgs('[3,"x"]')).toBe('3, "x"');
    expect(readableArgs('[["a"]]')).toBe('["a"]');
  });

  test('no JSON at all makes it fail', () => {
    fc.assert(fc.property(fc.json(), (json) => typeof readableText(json, true) === 'string'));
    fc.assert(fc.property(fc.string(), (text) => typeof readableArgs(text, true) === 'string'));
  });
});

describe('errors', () => {
  test('a whole one and one that was cut', () => {
    const json = JSON.stringify({ name: 'RangeError', message: 'too "far"\nsecond', stack: 'x'.repeat(50) });
    expect(errorLine(readError(json) as NonNullable<ReturnType<typeof readError>>)).toBe(
      'RangeError: too "far"',
    );
    expect(readError(json.slice(0, 70))).toEqual({ name: 'RangeError', message: 'too "far"\nsecond' });
    expect(readError(undefined)).toBeNull();
  });

  test('what was thrown and is no error', () => {
    const json = JSON.stringify({ name: 'NonError', message: '7', thrown: 7 });
    expect(errorLine(readError(json) as NonNullable<ReturnType<typeof readError>>)).toBe('thrown: 7');
  });
});

describe('stacks', () => {
  test('places in files can be opened, others not', () => {
    const [first, second, third, fourth] = stackLines(
      [
        'Error: at first sight',
        '    at parse (file:///home/me/a%20b.ts:41:11)',
        '    at async /home/me/(x)/c.js:7:3',
        '    at new Thing (C:\\work\\d.ts:9:2)',
        '    at process.tick (node:internal/process:105:5)',
      ].join('\n'),
    );
    expect(first).toMatchObject({
      before: 'at parse (',
      file: '/home/me/a b.ts',
      line: 41,
      column: 11,
      after: ')',
    });
    expect(second).toMatchObject({ file: '/home/me/(x)/c.js', line: 7 });
    expect(third).toMatchObject({ file: 'C:\\work\\d.ts', line: 9 });
    expect(fourth).toEqual({ text: 'at process.tick (node:internal/process:105:5)' });
  });

  test('addresses become paths', () => {
    expect(toPath('file:///C:/work/a.ts?v=1')).toBe('C:/work/a.ts');
    expect(toPath('/plain/%20.ts')).toBe('/plain/%20.ts');
  });
});
