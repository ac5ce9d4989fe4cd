import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { run } from './support/runs.js';
import { folder, write } from './support/workspace.js';

describe('the files and functions of poolscope.run', () => {
  const results = async (file: string, name: string, inputs: unknown = [1, 2]) =>
    (await run({ file, function: name, inputs, mode: 'map', workers: 2 })).results;

  it('may be an arrow function that is not exported', async () => {
    const file = write('files/hidden.mjs', 'const factor = 10;\nconst times = (x) => x * factor;\n');
    assert.deepEqual(await results(file, 'times'), [10, 20]);
  });

  it('may be TypeScript whose types need more than to be left out', async () => {
    const file = write(
      'files/colours.ts',
      `enum Colour { Red = 1, Green }
class Named { constructor(readonly name: string) {} }
function colour(x: number): string { return new Named(Colour[x] as string).name; }
`,
    );
    assert.deepEqual(await results(file, 'colour'), ['Red', 'Green']);
  });

  it('may be CommonJS', async () => {
    const file = write(
      'files/legacy.cjs',
      `const { basename } = require('node:path');
module.exports.name = (path) => basename(path);
function hidden(path) { return basename(path) + '!'; }
`,
    );
    assert.deepEqual(await results(file, 'name', ['a/b']), ['b']);
    assert.deepEqual(await results(file, 'hidden', ['a/b']), ['b!']);
  });

  it('may be a static method or a default export', async () => {
    const file = write(
      'files/more.mjs',
      `export class Maths { static base = 5; static add(x) { return x + this.base; } }
export default (x) => -x;
`,
    );
    assert.deepEqual(await results(file, 'Maths.add'), [6, 7]);
    assert.deepEqual(await results(file, 'default'), [-1, -2]);
  });

  it('may be named from the workspace folder, and by an address', async () => {
    const file = write('files/where.mjs', 'export const twice = (x) => x * 2;\n');
    assert.deepEqual(await results('files/where.mjs', 'twice'), [2, 4]);
    assert.deepEqual(await results(vscode.Uri.file(file).toString(), 'twice'), [2, 4]);
  });

  it('run where they are, in the workspace folder', async () => {
    write('files/neighbour.mjs', 'export const word = "next door";\n');
    const file = write(
      'files/place.mjs',
      `import { word } from './neighbour.mjs';
export const place = () => [word, process.cwd()];
`,
    );
    assert.deepEqual(await results(file, 'place', [0]), [['next door', folder()]]);
  });

  it('run as they are now, not as they were', async () => {
    const file = write('files/edited.mjs', 'export const f = () => "old";\n');
    assert.deepEqual(await results(file, 'f', [0]), ['old']);
    write('files/edited.mjs', 'export const f = () => "new";\n');
    assert.deepEqual(await results(file, 'f', [0]), ['new']);
  });
});
