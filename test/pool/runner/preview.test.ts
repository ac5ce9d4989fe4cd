import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputSource } from '../../../src/inputs/kinds/list.js';
import { startPreview } from '../../../src/runner/previewClient.js';
import { newFolder } from '../harness.js';
import { FIXTURES } from './harness.js';

const FILE = `${FIXTURES}work.ts`;
const preview = (inputs: InputSource) =>
  startPreview({ file: FILE, inputs, mode: 'map', cwd: FIXTURES }).ended;

describe('a look at the inputs before a run', () => {
  test('counts an expression and shows the first', async () => {
    expect(await preview({ kind: 'expression', text: '[{ a: 1n }, "two", 3, 4, 5, 6]' })).toEqual({
      kind: 'preview',
      preview: { count: 6, isMore: false, first: ['{ a: 1n }', '"two"', '3', '4', '5'] },
    });
  });

  test('counts a generator, and gives up on one without end', async () => {
    const some = '(function* () { yield 1; yield 2; })()';
    expect(await preview({ kind: 'expression', text: some })).toMatchObject({
      preview: { count: 2, isMore: false },
    });
    const endless = '(function* () { for (let i = 0; ; i++) yield i; })()';
    const end = await preview({ kind: 'expression', text: endless });
    expect(end).toMatchObject({ preview: { isMore: true, first: ['0', '1', '2', '3', '4'] } });
  });

  test('counts a long file to its end, tells how far it is, and can be ended', async () => {
    const path = join(newFolder(), 'long.jsonl');
    writeFileSync(path, '{"a":1}\n'.repeat(1_000_000));
    const counts: number[] = [];
    const request = { file: FILE, inputs: { kind: 'file', path }, mode: 'map', cwd: FIXTURES } as const;
    const long = startPreview(request, { onCount: (count) => counts.push(count) });
    expect(await long.ended).toMatchObject({ preview: { count: 1_000_000, isMore: false } });
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));

    const ended = startPreview(request);
    ended.dispose();
    expect(await ended.ended).toMatchObject({ kind: 'refused' });
  });

  test('says what is wrong, as the run would', async () => {
    const missing = await preview({ kind: 'file', path: '/no/such.json' });
    expect(missing).toMatchObject({ kind: 'refused', message: expect.stringContaining('/no/such.json') });
    const thrown = await preview({ kind: 'expression', text: 'nobody.knows' });
    expect(thrown).toMatchObject({ message: expect.stringContaining('nobody is not defined') });
  });

  test('settles when the code it needs ends the process', async () => {
    const end = await preview({ kind: 'expression', text: 'process.exit(3)' });
    expect(end).toMatchObject({ kind: 'refused', message: expect.stringContaining('code 3') });
  });
});
