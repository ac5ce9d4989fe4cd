import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Configuration, FoundConfiguration } from '../../configs/index.js';
import { RequestError } from '../../errors.js';
import { configs, requests } from '../../lazy.js';
import type { RunRequest } from '../../runner/request.js';
import { settings } from '../settings.js';

/** The configurations of all workspace folders. @throws RequestError with file and line for a malformed file */
export async function allConfigurations(): Promise<FoundConfiguration[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => configs().configurationsOf(uri.fsPath)));
  return found.flat();
}

/**
 * The request of a configuration.
 *
 * @param more - what a key binding says besides; it wins
 * @throws RequestError when there is none of that name, or on the first thing that is wrong with it
 */
export async function requestNamed(
  name: string,
  more: Omit<Partial<Configuration>, 'name'> = {},
): Promise<RunRequest> {
  if (typeof name !== 'string') {
    throw new RequestError(l10n.t('The name of a run configuration is a text.'));
  }
  return requestOfConfiguration(configs().named(await allConfigurations(), name), more);
}

export function requestOfConfiguration(
  { folder, configuration }: FoundConfiguration,
  more: Omit<Partial<Configuration>, 'name'> = {},
): RunRequest {
  const { workers, workerType, ...said } = configs().overridden(configuration, more);
  const uri = vscode.Uri.file(folder);
  return requests().requestFrom(
    {
      ...said,
      workers: workers ?? settings.workers(uri),
      workerType: workerType ?? settings.workerType(uri),
      values: settings.values(uri),
    },
    folder,
  );
}
