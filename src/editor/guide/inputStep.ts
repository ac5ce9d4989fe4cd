import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { InputSource } from '../../inputs/kinds/list.js';
import { shorten } from '../../inputs/words.js';
import { functions, requests } from '../../lazy.js';
import type { EarlierRuns } from './earlierRuns.js';
import type { Source } from './functionStep.js';
import { askEarlierRun } from './inputs/earlierRun.js';
import { askFile } from './inputs/file.js';
import { fromClipboard, fromSelection, selectionOf } from './inputs/texts.js';
import { askExpression, askGlob } from './inputs/typed.js';
import { readAs } from './previewWords.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

/** Characters of a choice's description. */
const LENGTH = 60;

/** Gives the inputs at once, or asks further questions for them. */
type Way = () => Answer<InputSource> | Promise<Answer<InputSource>>;

/** Asks where the inputs come from; what was used last comes first. */
export async function askInputs(
  place: StepPlace,
  source: Source,
  last: InputSource | undefined,
  earlier: EarlierRuns,
  isFunctionSelected = false,
): Promise<Answer<InputSource>> {
  for (;;) {
    const way = await choose<Way>(
      place,
      l10n.t('Which inputs?'),
      await ways(place, source, last, earlier, isFunctionSelected),
    );
    if (way.kind !== 'chosen') {
      return way;
    }
    const inputs = await way.value();
    if (inputs.kind !== 'back') {
      return inputs;
    }
  }
}

async function ways(
  place: StepPlace,
  source: Source,
  last: InputSource | undefined,
  earlier: EarlierRuns,
  isFunctionSelected: boolean,
): Promise<Choice<Way>[]> {
  const inner = { ...place, inner: true };
  const { document } = source;
  const list: Choice<Way>[] = [];
  const add = (icon: string, label: string, description: string, value: Way) =>
    list.push({ label: `$(${icon}) ${label}`, description, value });
  if (last) {
    add('history', l10n.t('Last used'), shorten(requests().inputsInWords(last), LENGTH), () => chosen(last));
  }
  const selected = selectionOf(document);
  if (selected !== '' && !isFunctionSelected) {
    const given = fromSelection(selected);
    add('list-selection', l10n.t('Selection'), readAs(shorten(selected, LENGTH), given), () => chosen(given));
  }
  for (const name of functions().exportedValues(document.getText(), document.fileName)) {
    add('symbol-variable', name, l10n.t('exported by this file'), () => chosen({ kind: 'export', name }));
  }
  add('symbol-operator', l10n.t('Expression…'), l10n.t('JavaScript that gives something iterable'), () =>
    askExpression(inner, last),
  );
  add('file', l10n.t('File…'), l10n.t('JSON, JSON Lines, CSV, a text line by line, or an earlier run'), () =>
    askFile(inner, folderUri(document)),
  );
  add('files', l10n.t('Files by a pattern…'), l10n.t('each path is an input'), () => askGlob(inner, last));
  const copied = await vscode.env.clipboard.readText();
  if (copied.trim() !== '') {
    const given = fromClipboard(copied);
    add('clippy', l10n.t('Clipboard'), readAs(shorten(copied, LENGTH), given), () => chosen(given));
  }
  add('archive', l10n.t('Inputs of an earlier run…'), l10n.t('all of them, or those that failed'), () =>
    askEarlierRun(inner, earlier),
  );
  return list;
}

function chosen(value: InputSource): Answer<InputSource> {
  return { kind: 'chosen', value };
}

function folderUri(document: vscode.TextDocument): vscode.Uri | undefined {
  return vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
}
