import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { pages } from '../lazy.js';
import { figureTexts } from '../profile/figures.js';
import type { Metrics } from '../profile/metrics.js';
import { sentence } from '../profile/sentence.js';
import type { RunStore } from '../record/store.js';
import { numbersOf } from './numbers.js';
import type { ShownRun } from './runs.js';

/** Puts what a run came to into the clipboard: a sentence and its figures. @throws RequestError when there is no run */
export async function copySummary(run: ShownRun | null): Promise<void> {
  if (!run) {
    throw new RequestError(l10n.t('There is no run to sum up yet. Run a function first.'));
  }
  const { store } = run;
  const { function: fn, mode } = store.header;
  const figures = await numbersOf(store);
  const lines = [
    l10n.t('{0}, {1}: {2}', fn.name, mode, sentence(store, figures)),
    ...figureLines(figures),
    ...judgement(store, figures),
  ];
  await vscode.env.clipboard.writeText(`${lines.join('\n')}\n`);
  vscode.window.setStatusBarMessage(l10n.t('The summary is in the clipboard'), 5000);
}

function judgement(store: RunStore, figures: Metrics): string[] {
  const { verdict, verdictLines } = pages();
  const judged = verdict(store, figures);
  return judged ? ['', ...verdictLines(judged)] : [];
}

function figureLines(figures: Metrics): string[] {
  return figureTexts(figures).map(([label, value]) => l10n.t('{0}: {1}', label, value));
}
