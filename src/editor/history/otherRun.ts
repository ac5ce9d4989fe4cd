import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import type { Log } from '../log.js';
import type { ShownRun } from '../runs.js';
import type { KeptRun } from './files.js';
import type { History } from './history.js';
import { runDetail, runLabel } from './words.js';

/**
 * Asks which other run to compare with; those of the same function come first.
 *
 * @param run - the one that is there: its function, and its file if it has one
 * @throws RequestError when there is no other
 */
export async function askOther(
  history: History,
  run: { id?: string; file?: string; function: string },
): Promise<KeptRun | undefined> {
  const others = (await history.files.list()).filter(
    ({ file, summary }) => file !== run.file && summary && summary.id !== run.id,
  );
  if (others.length === 0) {
    throw new RequestError(l10n.t('There is no other run to compare it with yet.'));
  }
  const isSame = ({ summary }: KeptRun) => summary?.function.name === run.function;
  const items = [...others.filter(isSame), ...others.filter((each) => !isSame(each))].map((each) => ({
    label: each.summary ? l10n.t('{0}: {1}', each.summary.function.name, runLabel(each.summary)) : '',
    description: each.summary ? runDetail(each.summary) : '',
    run: each,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Compare Recorded Runs'),
    placeHolder: l10n.t('With which other run?'),
    matchOnDescription: true,
  });
  return chosen?.run;
}

/**
 * The run to compare with one on show. What goes wrong is told to the person.
 *
 * @param file - of the run; asked for when left out
 * @returns null when there is none, or the person left
 */
export async function otherRun(
  history: History,
  shown: ShownRun | null,
  log: Log,
  file?: string,
): Promise<ShownRun | null> {
  try {
    if (!shown) {
      return null;
    }
    const { id, function: fn } = shown.store.header;
    const place = file ?? (await askOther(history, { id, function: fn.name }))?.file;
    return place === undefined ? null : await history.open(place);
  } catch (error) {
    log.report(error);
    return null;
  }
}
