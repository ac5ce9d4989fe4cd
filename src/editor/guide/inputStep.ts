import * as vscode from 'vscode';
import type { InputSource } from '../../inputs/types.js';
import { functions, requests } from '../lazy.js';
import type { EarlierRuns } from './earlierRuns.js';
import type { Source } from './functionStep.js';
import { askEarlierRun } from './inputs/earlierRun.js';
import { askFile } from './inputs/file.js';
import { fromClipboard, fromSelection, selectionOf } from './inputs/texts.js';
import { askExpression, askGlob } from './inputs/typed.js';
import { readAs } from './previewWords.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

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
      'Which inputs?',
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
  const add = (label: string, description: string, value: Way) => list.push({ label, description, value });
  if (last) {
    add('$(history) Last used', shorten(requests().describeInputs(last)), () => chosen(last));
  }
  const selected = selectionOf(document);
  if (selected !== '' && !isFunctionSelected) {
    const given = fromSelection(selected);
    add('$(list-selection) Selection', shorten(selected) + readAs(given), () => chosen(given));
  }
  for (const name of functions().exportedValues(document.getText(), document.fileName)) {
    add(`$(symbol-variable) ${name}`, 'exported by this file', () => chosen({ kind: 'export', name }));
  }
  add('$(symbol-operator) Expression…', 'JavaScript that gives something iterable', () =>
    askExpression(inner, last),
  );
  add('$(file) File…', 'JSON, JSON Lines, CSV, a text line by line, or an earlier run', () =>
    askFile(inner, folderUri(document)),
  );
  add('$(files) Files by a pattern…', 'each path is an input', () => askGlob(inner, last));
  const copied = await vscode.env.clipboard.readText();
  if (copied.trim() !== '') {
    const given = fromClipboard(copied);
    add('$(clippy) Clipboard', shorten(copied) + readAs(given), () => chosen(given));
  }
  add('$(archive) Inputs of an earlier run…', 'all of them, or those that failed', () =>
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

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
