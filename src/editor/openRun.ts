import * as l10n from '@vscode/l10n';
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
        title: l10n.t('Open a run'),
        filters: { [l10n.t('Poolscope run')]: ['poolscope'] },
      })) ?? []);
  return chosen?.fsPath ?? null;
}
