import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Command } from '../ids.js';
import { notWell } from '../record/outcome.js';
import type { Runs } from './runs.js';

type Item = vscode.QuickPickItem & { command: string };

/** What can be done with the run on show: cancel while it goes on, else run again; look at it always. */
export async function showStatusMenu(runs: Runs): Promise<void> {
  const show: Item = { label: `$(graph) ${l10n.t('Show Results')}`, command: Command.showResults };
  const items: Item[] = runs.isRunning
    ? [{ label: `$(debug-stop) ${l10n.t('Cancel Run')}`, command: Command.cancel }, show]
    : [
        show,
        { label: `$(debug-restart) ${l10n.t('Run Again')}`, command: Command.runAgain },
        ...(runs.shown && notWell(runs.shown.store) > 0
          ? [{ label: `$(debug-rerun) ${l10n.t('Run Failed Tasks Again')}`, command: Command.runFailed }]
          : []),
        ...(runs.shown
          ? [
              { label: `$(flame) ${l10n.t('Run Again with CPU Profiles')}`, command: Command.runProfiled },
              { label: `$(watch) ${l10n.t('Measure Serial Baseline…')}`, command: Command.measureBaseline },
            ]
          : []),
        { label: `$(clippy) ${l10n.t('Copy Summary')}`, command: Command.copySummary },
        { label: `$(code) ${l10n.t('Copy as Code…')}`, command: Command.copyAsCode },
        { label: `$(export) ${l10n.t('Export Run…')}`, command: Command.exportRun },
      ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Poolscope' });
  if (chosen) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
