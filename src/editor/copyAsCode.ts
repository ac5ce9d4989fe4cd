import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { exporting } from '../lazy.js';
import type { Change } from '../profile/verdict/finding.js';
import { notify } from './notice.js';
import type { ShownRun } from './runs.js';

const choices = () =>
  [
    {
      name: 'poolscope',
      label: 'Poolscope',
      detail: l10n.t('This library: the modes as they are here, every input gets its outcome'),
    },
    {
      name: 'workerpool',
      label: 'workerpool',
      detail: l10n.t('The pool that Poolscope builds on, chunks and order written out'),
    },
    {
      name: 'worker-threads',
      label: l10n.t('Node alone'),
      detail: l10n.t('No package: a queue and workers in one file'),
    },
  ] as const;

/**
 * Asks with what, and puts a program into the clipboard that does what a run did.
 *
 * @param change - what is to be different from the run
 * @throws RequestError when there is no run, or it cannot be written as a program
 */
export async function copyAsCode(run: ShownRun | null, change?: Change): Promise<void> {
  if (!run) {
    throw new RequestError(l10n.t('There is no run to copy as code yet. Run a function first.'));
  }
  const chosen = await vscode.window.showQuickPick(choices(), {
    title: l10n.t('Copy as Code'),
    placeHolder: l10n.t('With what is the program to run?'),
  });
  if (!chosen) {
    return;
  }
  const content = exporting().toCode(run.store, chosen.name, change);
  await vscode.env.clipboard.writeText(content);
  const said = l10n.t('The program is in the clipboard. Save it beside the function’s file as parallel.mjs.');
  if ((await notify('info', said, l10n.t('Open'))) !== undefined) {
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    await vscode.window.showTextDocument(document);
  }
}
