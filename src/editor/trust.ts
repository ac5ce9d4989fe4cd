import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';

/**
 * A run executes the workspace's code, so it needs a workspace that the person trusts. Said with the way to change it.
 *
 * @throws RequestError when the workspace is not trusted
 */
export function assertTrusted(): void {
  if (vscode.workspace.isTrusted) {
    return;
  }
  throw new RequestError(
    l10n.t(
      'Poolscope runs the code of this workspace, and you have not said that you trust it, so nothing was run. Use "Workspaces: Manage Workspace Trust" to change that.',
    ),
  );
}
