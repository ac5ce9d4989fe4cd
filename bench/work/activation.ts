// Runs inside the editor's process of extensions: starts Poolscope as its first command does, and prints what the editor
// itself has measured of that (Developer: Startup Performance), in a line of JSON.
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  await vscode.extensions.getExtension('poolscope.poolscope')?.activate();
  const beside = (process.env.POOLSCOPE_BENCH_BESIDE ?? '').split(' ').filter(Boolean);
  for (const id of ['vscode.git', 'vscode.typescript-language-features', ...beside]) {
    await vscode.extensions.getExtension(id)?.activate();
  }
  await vscode.commands.executeCommand('perfview.show');
  const text = await shown();
  const rows = text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length > 6 && /^[\w-]+\.[\w-]+$/.test(cells[1] ?? ''));
  const found = Object.fromEntries(
    rows.map(([, name, , load, call, finish]) => [name, { load, call, finish }]),
  );
  console.log(`activation ${JSON.stringify(Object.keys(found).length > 0 ? found : text)}`);
}

async function shown(): Promise<string> {
  for (;;) {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
    const text = document?.getText() ?? '';
    if (text.includes('Extension Activation')) {
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
