import * as vscode from 'vscode';

/**
 * Which saved run to open.
 *
 * @param file - asked for when not given
 * @returns its path; null when the person left
 */
export async function chooseRunFile(file?: vscode.Uri): Promise<string | null> {
  const [chosen] = file
    ? [file]
    : ((await vscode.window.showOpenDialog({
        title: 'Open a run',
        filters: { 'Poolscope run': ['poolscope'] },
      })) ?? []);
  return chosen?.fsPath ?? null;
}
