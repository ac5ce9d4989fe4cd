import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { exporting } from '../lazy.js';
import { saveRun, writeAtomically } from '../storage/index.js';
import { type ExportFormat, exportFormats } from './exportFormats.js';
import { notify, whileNotified } from './notice.js';
import type { DrawPng } from './panel/source.js';
import type { ShownRun } from './runs.js';

/**
 * Asks for a format and a place, and writes a run there.
 *
 * @param png - draws a picture in a panel
 * @throws RequestError when there is no run, or the place cannot be written; what `png` throws
 */
export async function exportRun(run: ShownRun | null, png: DrawPng): Promise<void> {
  if (!run) {
    throw new RequestError(
      l10n.t('There is no run to export yet. Run a function, or open a saved run, first.'),
    );
  }
  const format = await vscode.window.showQuickPick(exportFormats(), {
    title: l10n.t('Export Run'),
    placeHolder: l10n.t('In which format?'),
    matchOnDetail: true,
  });
  const place = format && (await askPlace(run, format));
  if (!format || !place) {
    return;
  }
  await whileNotified(l10n.t('Exporting to {0}…', basename(place.fsPath)), () =>
    write(run, format.name, place.fsPath, png),
  );
  void offerToOpen(place, format);
}

async function askPlace(run: ShownRun, format: ExportFormat): Promise<vscode.Uri | undefined> {
  const { function: fn, startedAt } = run.store.header;
  const name = `${fn.name.replace(/[^\w.-]+/g, '-')}-${new Date(startedAt).toISOString().slice(0, 10)}.${format.ending}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? dirname(fn.file);
  return vscode.window.showSaveDialog({
    title: l10n.t('Export as {0}', format.label),
    defaultUri: vscode.Uri.file(join(folder, name)),
    filters: { [format.label]: [format.ending] },
  });
}

async function write({ store }: ShownRun, format: string, path: string, png: DrawPng): Promise<void> {
  if (format === 'poolscope') {
    await saveRun(path, store);
    return;
  }
  const { formatNamed, inPieces, toSvg } = exporting();
  if (format === 'png') {
    const svg: string[] = [];
    for await (const piece of unhurried(toSvg(store, isDark() ? 'dark' : 'light'))) {
      svg.push(piece);
    }
    const picture = await png(svg.join(''));
    await writeAtomically(path, (append) => append(picture));
    return;
  }
  const pieces = formatNamed(format)(store);
  await writeAtomically(path, async (append) => {
    for await (const piece of unhurried(inPieces(pieces))) {
      await append(piece);
    }
  });
}

/** The pieces of a text, between which the editor has its turn. */
async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    await new Promise((resolve) => setImmediate(resolve));
    if (piece !== '') {
      yield piece;
    }
  }
}

function isDark(): boolean {
  const { Dark, HighContrast } = vscode.ColorThemeKind;
  return [Dark, HighContrast].includes(vscode.window.activeColorTheme.kind);
}

/** Says that it is done, and opens it where that is wanted: a page in the browser, all else in the editor. */
async function offerToOpen(place: vscode.Uri, { name }: ExportFormat): Promise<void> {
  const inBrowser = name === 'html' && vscode.env.remoteName === undefined;
  const open = inBrowser ? l10n.t('Open in Browser') : l10n.t('Open');
  const said = l10n.t('Exported to {0}.', basename(place.fsPath));
  if ((await notify('info', said, open)) === undefined) {
    return;
  }
  await (inBrowser ? vscode.env.openExternal(place) : vscode.commands.executeCommand('vscode.open', place));
}
