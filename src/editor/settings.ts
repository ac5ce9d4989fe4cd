import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { Setting } from '../ids.js';
import { faultOf, isWithin, LIMITS, type Limit } from '../limits.js';
import type { ValuesKept } from '../record/kept.js';
import type { WorkerType } from '../record/modes.js';

/** Reads a setting; its default stands in package.json alone. */
function read<T>(id: string, scope?: vscode.Uri): T {
  return vscode.workspace.getConfiguration(undefined, scope).get(id) as T;
}

/** @throws RequestError that names the setting, for what is not within the limit */
function number(id: string, limit: Limit, scope: vscode.Uri): number {
  const value = read<number>(id, scope);
  const fault = faultOf(id, limit, value);
  if (fault !== null) {
    throw new RequestError(fault);
  }
  return value;
}

/** The same of a setting that is read when there is nobody to be told: what is not within the limit is its default. */
function numberOrDefault(id: string, limit: Limit): number {
  const configuration = vscode.workspace.getConfiguration();
  const value = configuration.get(id);
  return isWithin(limit, value) ? value : (configuration.inspect<number>(id)?.defaultValue as number);
}

/** What the settings say for files at `scope`. Read anew each time, so that a change counts from the next run on. */
export const settings = {
  nodePath: () => read<string>(Setting.nodePath) || undefined,
  /** Undefined: the number of cores. */
  workers: (scope: vscode.Uri) => number(Setting.workers, LIMITS.workersOrCores, scope) || undefined,
  workerType: (scope: vscode.Uri) => read<WorkerType>(Setting.workerType, scope),
  values: (scope: vscode.Uri) => read<ValuesKept>(Setting.values, scope),
  history: () => ({
    runs: numberOrDefault(Setting.historyKeep, LIMITS.historyRuns),
    megabytes: numberOrDefault(Setting.historySize, LIMITS.historyMegabytes),
  }),
  codeLens: (scope: vscode.Uri) => read<boolean>(Setting.codeLens, scope),
};
