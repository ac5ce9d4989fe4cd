import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { configs } from '../../lazy.js';
import type { RunRequest } from '../../runner/request.js';
import { allConfigurations, requestNamed, requestOfConfiguration } from './list.js';

/**
 * The request of a configuration that is named, or chosen from a list.
 *
 * @returns null when the person left
 * @throws RequestError when there is none, or it is malformed
 */
export async function chooseConfiguration(name?: string): Promise<RunRequest | null> {
  if (name !== undefined) {
    return requestNamed(name);
  }
  const found = await allConfigurations();
  if (found.length === 0) {
    throw new RequestError(
      l10n.t(
        'There are no run configurations yet. Run a function and say "Poolscope: Save as Run Configuration…", or write {0}.',
        configs().CONFIG_FILE,
      ),
    );
  }
  const chosen = await vscode.window.showQuickPick(
    found.map((each) => {
      const { configuration } = each;
      return {
        label: configuration.name,
        description: `${configuration.function} · ${configuration.file} · ${configuration.mode ?? 'map'}`,
        found: each,
      };
    }),
    { title: l10n.t('Run Configuration'), placeHolder: l10n.t('Which one?'), matchOnDescription: true },
  );
  return chosen ? requestOfConfiguration(chosen.found) : null;
}
