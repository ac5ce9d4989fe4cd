import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { saveRun, writeAtomically } from '../storage/index.js';
import { exporting } from './lazy.js';
import type { ShownRun } from './runs.js';

interface Format extends vscode.QuickPickItem {
  name: string;
  ending: string;
}

const FORMATS: Format[] = [
  {
    label: 'Poolscope run',
    detail: 'Opens in this panel, here or elsewhere',
    name: 'poolscope',
    ending: 'poolscope',
  },
  {
    label: 'JSON',
    detail: 'The whole record as one document, as `poolscope run --json` prints it',
    name: 'json',
    ending: 'json',
  },
  { label: 'CSV', detail: 'A row per task, for a spreadsheet', name: 'csv', ending: 'csv' },
  {
    label: 'Markdown',
    detail: 'The figures and tables, for an issue or a pull request',
    name: 'markdown',
    ending: 'md',
  },
  { label: 'Job log', detail: 'GNU parallel’s columns', name: 'joblog', ending: 'log' },
];

/**
 * Asks for a format and a place, and writes a run there.
 *
 * @throws RequestError when there is no run, or the place cannot be written
 */
export async function exportRun(run: ShownRun | null): Promise<void> {
  if (!run) {
    throw new RequestError('There is no run to export yet. Run a function, or open a saved run, first.');
  }
  const format = await vscode.window.showQuickPick(FORMATS, {
    title: 'Export Run',
    placeHolder: 'In which format?',
    matchOnDetail: true,
  });
  if (!format) {
    return;
  }
  const { function: fn, startedAt } = run.store.header;
  const name = `${fn.name.replace(/[^\w.-]+/g, '-')}-${new Date(startedAt).toISOString().slice(0, 10)}.${format.ending}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? dirname(fn.file);
  const place = await vscode.window.showSaveDialog({
    title: `Export as ${format.label}`,
    defaultUri: vscode.Uri.file(join(folder, name)),
    filters: { [format.label]: [format.ending] },
  });
  if (!place) {
    return;
  }
  if (format.name === 'poolscope') {
    await saveRun(place.fsPath, run.store);
  } else {
    const { formatNamed, inPieces } = exporting();
    const pieces = formatNamed(format.name)(run.store);
    await writeAtomically(place.fsPath, async (append) => {
      for (const piece of inPieces(pieces)) {
        await append(piece);
      }
    });
  }
  vscode.window.setStatusBarMessage(`Exported to ${basename(place.fsPath)}`, 10_000);
}
