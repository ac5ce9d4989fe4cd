import { join } from 'node:path';
import * as vscode from 'vscode';
import { Command } from '../ids.js';

/**
 * `npm start` opens the examples with their first one run: it sets this variable, nothing else does.
 */
export async function showFirstExample(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (
    process.env.POOLSCOPE_SHOW_FIRST_EXAMPLE !== '1' ||
    folder === undefined ||
    !vscode.workspace.isTrusted
  ) {
    return;
  }
  const file = join(folder, 'squares.ts');
  await vscode.window.showTextDocument(vscode.Uri.file(file));
  await vscode.commands.executeCommand(Command.run, { file, function: 'square', mode: 'map', workers: 4 });
}
