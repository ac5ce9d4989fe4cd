import * as vscode from 'vscode';
import { loadRun } from '../storage/index.js';
import type { ShownRun } from './runs.js';

/**
 * Opens a saved run.
 *
 * @param file - which; asked for when not given
 * @returns null when the person left
 * @throws RequestError when it is no run of ours, or damaged
 */
export async function openRunFile(file?: vscode.Uri): Promise<ShownRun | null> {
  const [chosen] = file
    ? [file]
    : ((await vscode.window.showOpenDialog({
        title: 'Open a run',
        filters: { 'Poolscope run': ['poolscope'] },
      })) ?? []);
  return chosen ? { store: await loadRun(chosen.fsPath), request: null } : null;
}
