import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { notify } from '../notice.js';

/** Opens a file at a place that the panel names. @param line from 1 @param column from 1 */
export async function openSource(file: string, line: number, column = 1): Promise<void> {
  const place = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  try {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(place, place),
      viewColumn: vscode.ViewColumn.One,
    });
  } catch {
    // A run from elsewhere, or a file of Node's own.
    void notify('warning', l10n.t('{0} cannot be opened: is it on this machine?', file));
  }
}
