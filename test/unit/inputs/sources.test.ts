import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arraysIn, describeInputs, detectFormat } from '../../../src/inputs/index.js';
import type { InputSource, TextFormat } from '../../../src/inputs/kinds/list.js';
import { Status } from '../../../src/record/schema.js';
import { requestFrom } from '../../../src/runner/requestFrom.js';
import { saveRun } from '../../../src/storage/index.js';
import { run } from '../record/fixture.js';
import { context, readInputs, refusal, scratch, useScratch } from './harness.js';

useScratch();

const fromText = (text: string, format: TextFormat, csvTypes = false) =>
  readInputs({ kind: 'text', text, format, from: 'clipboard', csvTypes }, context());

function scratchFile(name: string, content: string): string {
  const file = join(scratch, name);
  writeFileSync(file, content);
  return file;
}

describe('the cells of a CSV file', () => {
  const CSV = 'name,age,ok,note,id\nAnn,31,true,,007\nBob,1.5e3,FALSE,x,9007199254740993\n';

  it('are text unless told otherwise', async () => {
    const path = scratchFile('people.csv', CSV);
    const [ann] = await readInputs({ kind: 'file', path }, context());
    expect(ann).toEqual({ name: 'Ann', age: '31', ok: 'true', note: '', id: '007' });
  });

  it('become what they say, but for what would not be the same any more', async () => {
    const path = scratchFile('typed.csv', CSV);
    expect(await readInputs({ kind: 'file', path, csvTypes: true }, context())).toEqual([
      { name: 'Ann', age: 31, ok: true, note: null, id: '007' },
      { name: 'Bob', age: 1500, ok: false, note: 'x', id: '9007199254740993' },
    ]);
  });

  it('of a header stay names', async () => {
    expect(await fromText('1,true\n2,3\n', 'csv', true)).toEqual([{ 1: 2, true: 3 }]);
  });
});

describe('a text that is there already', () => {
  it('is read as its format says', async () => {
    expect(await fromText('[1, {"a": 2}]', 'json')).toEqual([1, { a: 2 }]);
    expect(await fromText('1\n\n"b"\n', 'jsonl')).toEqual([1, 'b']);
    expect(await fromText('a,b\r\n1,2\r\n', 'csv')).toEqual([{ a: '1', b: '2' }]);
    expect(await fromText('one\n two \n', 'lines')).toEqual(['one', ' two ']);
  });

  it('names itself, its line and what was expected when it is malformed', async () => {
    expect(await refusal(fromText('[1,\n]', 'json'))).toContain('clipboard:2:1 is not JSON: expected');
    expect(await refusal(fromText('1\n{', 'jsonl'))).toContain('clipboard:2: this line is not JSON');
    expect(await refusal(fromText('a,b\n1\n', 'csv'))).toContain('clipboard:2: this row has 1 field');
    expect(await refusal(fromText('a\n"b', 'csv'))).toContain(
      'clipboard:2: the quote that opens the field "a" is not closed',
    );
  });

  it.each<[string, TextFormat]>([
    ['[1, 2]', 'json'],
    ['[\n  {"a": 1}\n]', 'json'],
    ['{"users": [1]}\n', 'jsonl'],
    ['{"a": 1}\n{"a": 2}', 'jsonl'],
    ['[1, 2]\n[3, 4]', 'jsonl'],
    ['name,age\nAnn,31\n"Bo,b",42', 'csv'],
    ['https://example.org/a\nhttps://example.org/b', 'lines'],
    ['one, two and three', 'lines'],
    ['[draft] notes', 'lines'],
  ])('%j looks like %s', (text, format) => {
    expect(detectFormat(text)).toBe(format);
  });
});

describe('the arrays in a JSON document', () => {
  it('are found from the outside in, by their pointers', async () => {
    const document = { users: [1, 2], 'a/b': { 'c~d': [3] }, meta: { deep: { tags: [] } }, no: 'array' };
    const path = scratchFile('document.json', JSON.stringify(document));
    const found = await arraysIn(path);
    expect(found).toEqual([
      { pointer: '/users', count: 2 },
      { pointer: '/a~1b/c~0d', count: 1 },
      { pointer: '/meta/deep/tags', count: 0 },
    ]);
    for (const { pointer, count } of found) {
      expect(await readInputs({ kind: 'file', path: `${path}#${pointer}` }, context())).toHaveLength(count);
    }
  });

  it('are the whole where it is one, and none where it is no JSON', async () => {
    expect(await arraysIn(scratchFile('list.json', '[1]'))).toEqual([{ pointer: '', count: 1 }]);
    expect(await arraysIn(scratchFile('bad.json', '{'))).toEqual([]);
    expect(await arraysIn(join(scratch, 'gone.json'))).toEqual([]);
  });
});

describe('the inputs of a recorded run', () => {
  const made = [
    { arg: { at: new Date(0), big: 5n }, ms: 1, value: 1 },
    { arg: [1, 2], ms: 1, error: new Error('no') },
    { arg: undefined, ms: 0, status: Status.notRun },
  ];

  async function file(): Promise<string> {
    const path = join(scratch, 'run.poolscope');
    await saveRun(path, run('map', made));
    return path;
  }
  const calls = (manyArguments: boolean) => context({ calls: { manyArguments, mayNameFunction: false } });

  it('come back as they were', async () => {
    const path = await file();
    expect(await readInputs({ kind: 'run', path }, context())).toEqual(made.map(({ arg }) => arg));
  });

  it('are those alone that did not end well, when they are asked for', async () => {
    const path = await file();
    expect(await readInputs({ kind: 'run', path, onlyFailed: true }, context())).toEqual([[1, 2], undefined]);
  });

  it('are lists of arguments for modes with many', async () => {
    const path = await file();
    expect(await readInputs({ kind: 'run', path, onlyFailed: true }, calls(true))).toEqual([
      [[1, 2]],
      [undefined],
    ]);
  });

  it('are none when all ended well, which is said', async () => {
    const path = join(scratch, 'well.poolscope');
    await saveRun(path, run('map', made.slice(0, 1)));
    expect(await refusal(readInputs({ kind: 'run', path, onlyFailed: true }, context()))).toContain(
      'All 1 tasks of that run ended well',
    );
  });
});

describe('a request', () => {
  const request = (more: object) => requestFrom({ file: 'f.ts', function: 'f', ...more }, '/project');

  it('takes a .poolscope file as the run it holds', () => {
    expect(request({ inputsFrom: 'a.poolscope' }).inputs).toEqual({
      kind: 'run',
      path: '/project/a.poolscope',
    });
    expect(request({ inputsFrom: 'a.poolscope', onlyFailed: true }).inputs).toMatchObject({
      onlyFailed: true,
    });
    expect(request({ inputsFrom: 'a.csv', csvTypes: true }).inputs).toMatchObject({ csvTypes: true });
  });

  it('refuses what can only be said of other inputs', () => {
    expect(() => request({ inputs: '[1]', onlyFailed: true })).toThrow('of an earlier run');
    expect(() => request({ inputsFrom: 'a.json', csvTypes: true })).toThrow('CSV');
  });
});

describe('describeInputs', () => {
  it.each<[InputSource, string]>([
    [{ kind: 'text', text: 'a', format: 'lines', from: 'clipboard' }, 'clipboard (lines)'],
    [{ kind: 'run', path: '/x/a.poolscope' }, 'inputs of a.poolscope'],
    [{ kind: 'run', path: '/x/a.poolscope', onlyFailed: true }, 'failed of a.poolscope'],
  ])('%j', (source, words) => {
    expect(describeInputs(source)).toBe(words);
  });
});
