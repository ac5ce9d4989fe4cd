import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeInputs, inputSourceFrom } from '../../../src/inputs/index.js';
import type { TextOptions } from '../../../src/inputs/kinds/list.js';
import { spool } from '../../../src/inputs/spool.js';
import type { Reading } from '../../../src/record/schema.js';
import { context, readInputs, refusal, scratch, useScratch } from './harness.js';

useScratch();

/** What is read of a text that came through a pipe, and how it was read. */
async function piped(text: string, options: TextOptions & { path?: string } = {}) {
  const file = join(scratch, 'kept');
  writeFileSync(file, text);
  const fd = openSync(file, 'r');
  let reading: Reading = {};
  const onReading = (found: Reading) => {
    reading = found;
  };
  try {
    const values = await readInputs({ kind: 'pipe', path: '-', fd, ...options }, context({ onReading }));
    return { values, format: reading.format };
  } finally {
    closeSync(fd);
  }
}

describe('what comes through a pipe', () => {
  it.each([
    ['["a", 2]', ['a', 2], 'json'],
    ['[]', [], 'json'],
    ['\n [1]\n\n', [1], 'json'],
    ['[1, 2]\n[3]\n', [[1, 2], [3]], 'jsonl'],
    ['1\n\n"two"\n{"a": 3}\n', [1, 'two', { a: 3 }], 'jsonl'],
    ['{"a": 1}', [{ a: 1 }], 'jsonl'],
    ['1\ntwo\n', ['1', 'two'], 'lines'],
    ['[1, 2\n3', ['[1, 2', '3'], 'lines'],
    ['\ufefföne\r\n', ['öne'], 'lines'],
    ['\n', [''], 'lines'],
    ['', [], undefined],
    ['\ufeff', [], undefined],
  ])('%j is a JSON array, else a value per line, else a string per line', async (text, values, format) => {
    expect(await piped(text)).toEqual({ values, format });
  });

  it('is what its name and the options say', async () => {
    expect((await piped('a,b\n1,2\n', { delimiter: ',' })).values).toEqual([{ a: '1', b: '2' }]);
    expect((await piped('a;b\n1;2\n', { csvTypes: true })).values).toEqual([{ a: 1, b: 2 }]);
    expect((await piped('1\n', { path: join(scratch, 'x.txt') })).values).toEqual(['1']);
    expect((await piped('[1]', { path: join(scratch, 'x.jsonl') })).values).toEqual([[1]]);
    expect(await refusal(piped('', { path: join(scratch, 'x.json') }))).toContain('is not JSON');
  });

  it('has the names that shells give it', () => {
    for (const name of ['-', '/dev/stdin', '/dev/fd/63', '/proc/self/fd/0']) {
      expect(inputSourceFrom(name, scratch)).toEqual({ kind: 'pipe', path: name });
    }
    expect(describeInputs({ kind: 'pipe', path: '-' })).toBe('standard input');
    expect(describeInputs({ kind: 'pipe', path: '/dev/fd/63' })).toBe('/dev/fd/63');
    expect(() => inputSourceFrom('['.repeat(100_000), scratch)).toThrow('longer than a path');
  });

  it('is not read where nobody kept it: it can be read once only', async () => {
    const words = await refusal(readInputs({ kind: 'pipe', path: '/dev/stdin' }, context()));
    expect(words).toContain('standard input can be read once only');
  });

  it('ends at its bounds, and when it is told to', async () => {
    const signal = new AbortController().signal;
    async function* endless(piece: string) {
      for (;;) {
        yield Buffer.from(piece);
      }
    }
    expect(await refusal(spool(endless('y\n'.repeat(100_000)), 'a pipe', 10, signal))).toContain(
      'more than 10 inputs',
    );
    expect(await refusal(spool(endless('y'.repeat(2 ** 20)), 'a pipe', 10, signal))).toContain(
      'a pipe:1: this line',
    );
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(spool(endless('y'), 'a pipe', 10, stop.signal)).rejects.toThrow('enough');
  });
});
