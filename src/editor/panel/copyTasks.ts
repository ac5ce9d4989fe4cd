import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../profile/format.js';
import { type RowFormat, someTasksText } from '../../record/rows/some.js';
import { notify } from '../notice.js';
import type { ShownRun } from '../runs.js';

/** What a clipboard holds without trouble, in characters. */
const MOST = 64_000_000;

/** Puts some tasks of a run into the clipboard, and says so; what is too much for it is an export. */
export async function copyTasks(run: ShownRun | null, rows: Uint32Array, format: RowFormat): Promise<void> {
  if (!run) {
    return;
  }
  const text = someTasksText(run.store, rows, format, MOST);
  if (text === null) {
    const many = counted(rows.length, 'task');
    void notify(
      'warning',
      l10n.t('{0} are too much for the clipboard. Filter them, or export the run.', many),
    );
    return;
  }
  await vscode.env.clipboard.writeText(text);
  const name = { json: 'JSON', csv: 'CSV', markdown: 'Markdown' }[format];
  vscode.window.setStatusBarMessage(l10n.t('Copied {0} as {1}', counted(rows.length, 'task'), name), 10_000);
}
