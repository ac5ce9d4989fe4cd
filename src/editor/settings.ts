import * as vscode from 'vscode';
import { Setting } from '../ids.js';
import type { ValuesKept } from '../record/kept.js';
import type { WorkerType } from '../record/modes.js';

/** Reads a setting; its default stands in package.json alone. */
function read<T>(id: string, scope?: vscode.Uri): T {
  return vscode.workspace.getConfiguration(undefined, scope).get(id) as T;
}

/** What the settings say for files at `scope`. Read anew each time, so that a change counts from the next run on. */
export const settings = {
  nodePath: () => read<string>(Setting.nodePath) || undefined,
  /** Undefined: the number of cores. */
  workers: (scope: vscode.Uri) => read<number>(Setting.workers, scope) || undefined,
  workerType: (scope: vscode.Uri) => read<WorkerType>(Setting.workerType, scope),
  values: (scope: vscode.Uri) => read<ValuesKept>(Setting.values, scope),
  history: () => ({
    runs: read<number>(Setting.historyKeep),
    megabytes: read<number>(Setting.historySize),
  }),
  codeLens: (scope: vscode.Uri) => read<boolean>(Setting.codeLens, scope),
};
