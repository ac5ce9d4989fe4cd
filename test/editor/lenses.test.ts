import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { run } from './support/runs.js';
import { until, write } from './support/workspace.js';

describe('the lenses "Run in parallel"', () => {
  const CODE = `export function square(x: number) { return x * x; }

const cube = (x: number) => x ** 3;
class Shape { static area(r: number) { return r * r; } side() { return 1; } }
function outer() { function inner() { return 1; } return inner; }
export const limit = 10;
console.log(cube(2), outer(), Shape);
`;

  // A document's language starts the extension, but nothing waits for it.
  before(() => vscode.extensions.getExtension('poolscope.poolscope')?.activate());

  async function lenses(name: string, code = CODE): Promise<vscode.CodeLens[]> {
    return shown(vscode.Uri.file(write(`lenses/${name}`, code)));
  }
  async function shown(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
    await vscode.workspace.openTextDocument(uri);
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      99,
    );
    return all.filter((lens) => lens.command?.command === 'poolscope.run');
  }
  const named = (found: vscode.CodeLens[]) =>
    found.map((lens) => `${lens.range.start.line + 1} ${lens.command?.arguments?.[0].function}`);

  async function set(value: boolean | undefined): Promise<void> {
    await vscode.workspace
      .getConfiguration('poolscope')
      .update('codeLens', value, vscode.ConfigurationTarget.Workspace);
  }

  it('stand above the functions that can be run, and above no other', async () => {
    assert.deepEqual(named(await lenses('shapes.ts')), ['1 square', '3 cube', '4 Shape.area', '5 outer']);
  });

  it('start the guide at their function', async () => {
    const [lens] = await lenses('guided.ts');
    assert.match(lens?.command?.title ?? '', /Run in parallel/);
    assert.equal(lens?.command?.arguments?.[0].guided, true);
  });

  it('stand in JavaScript, too, and not in other languages', async () => {
    assert.equal((await lenses('plain.mjs', CODE.replaceAll(': number', ''))).length, 4);
    assert.deepEqual(await lenses('notes.md'), []);
  });

  it('stand in files with JSX and decorators, and what stands there runs', async () => {
    const react = `exports.Fragment = null;\nexports.jsx = exports.jsxs = (type, props) => [type, props.children];\n`;
    write('lenses/node_modules/react/package.json', '{ "name": "react" }');
    write('lenses/node_modules/react/jsx-runtime.js', react);
    const files: [name: string, code: string, lens: string, results: unknown[]][] = [
      [
        'view.tsx',
        `interface Props { n: number }
export function view({ n }: Props) { return <b>{n}</b>; }
`,
        '2 view',
        [['b', 1]],
      ],
      ['plain.jsx', 'export const plain = ({ n }) => <i>{n}</i>;\n', '1 plain', [['i', 1]]],
      [
        'decorated.ts',
        `const note = (_value: unknown, _context: unknown): void => {};
@note
export class Shop {
  @note static total({ n }: { n: number }): number { return n * 2; }
  @note price(): number { return 1; }
}
`,
        '4 Shop.total',
        [2],
      ],
    ];
    for (const [name, code, expected, results] of files) {
      const found = (await lenses(name, code)).find((lens) => named([lens])[0] === expected);
      assert.ok(found, `${name} has no lens ${expected}`);
      const { guided: _, ...argument } = (found.command?.arguments ?? [])[0];
      const document = await run({ ...argument, inputs: '[{ n: 1 }]', workers: 1 });
      assert.deepEqual([document.outcome, document.results], ['completed', results], name);
    }
  });

  it('stand above functions of a file with an alias once the tsconfig knows it', async () => {
    const uri = vscode.Uri.file(
      write('lenses/alias/a.ts', "import { b } from '@/b';\nexport const twice = (n: number) => n * b;\n"),
    );
    assert.deepEqual(await shown(uri), []);
    write('lenses/alias/b.ts', 'export const b = 2;\n');
    write('lenses/alias/tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
    await until(async () => (await shown(uri)).length === 1, 'the lens does not come');
  });

  it('are not there in a file that cannot be parsed, and come back', async () => {
    const uri = vscode.Uri.file(write('lenses/broken.ts', 'export function f( {'));
    await vscode.workspace.openTextDocument(uri);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri), []);
    assert.equal((await lenses('mended.ts')).length, 4);
  });

  it('go when the setting is turned off, and come back', async () => {
    const uri = vscode.Uri.file(write('lenses/setting.ts', CODE));
    assert.equal((await shown(uri)).length, 4);
    await set(false);
    try {
      await until(async () => (await shown(uri)).length === 0, 'the lenses stay');
    } finally {
      await set(undefined);
    }
    await until(async () => (await shown(uri)).length === 4, 'the lenses do not come back');
  });
});
