import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { cpuProfiles, profilesInWords } from '../profile/cpuProfiles.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { notify } from './notice.js';
import type { RequestOf } from './origins.js';
import type { ShownRun } from './runs.js';

/**
 * The request that makes a run again, each worker taking a CPU profile.
 *
 * @param folder where the profiles go
 * @returns null when the person does not want what a file of strangers names to be run
 * @throws RequestError when there is no run
 */
export async function requestProfiled(
  run: ShownRun | null,
  last: RunRequest | null,
  folder: string,
  requestOf: RequestOf,
): Promise<RunRequest | null> {
  const request = run ? await requestOf(run) : last;
  if (run && !request) {
    return null;
  }
  if (!request) {
    throw new RequestError(
      l10n.t('Nothing has been run yet. Run a function first: "Poolscope: Run Function in Parallel…".'),
    );
  }
  return { ...request, cpuProf: folder };
}

/** Where the profiles of this workspace go when nothing else is said. */
export function profileFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): string {
  return join((storageUri ?? globalStorageUri).fsPath, 'profiles');
}

/** Says which profiles there are, and opens the one that the person chooses in VS Code's own viewer. */
export async function offerProfiles(store: RunStore): Promise<void> {
  const found = cpuProfiles(store);
  const open = found.files.length === 1 ? l10n.t('Open') : l10n.t('Open…');
  const reveal = l10n.t('Show in Folder');
  const chosen = await notify(
    'info',
    profilesInWords(found),
    ...(found.files.length > 0 ? [open, reveal] : []),
  );
  const [first] = found.files;
  if (chosen === reveal && first) {
    await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(first.file));
  } else if (chosen === open) {
    const items = found.files.map(({ worker, file }) => ({
      label: l10n.t('Worker {0}', worker),
      detail: file,
      file,
    }));
    const item =
      items.length === 1
        ? items[0]
        : await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Whose CPU profile?') });
    if (item) {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(item.file));
    }
  }
}
