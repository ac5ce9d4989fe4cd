import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import type { SelectedFunction } from '../../functions/selected.js';
import type { FoundFunction } from '../../functions/types.js';
import { functions, project } from '../../lazy.js';
import { readModule } from '../../runner/readModule.js';
import { isSupported } from '../languages.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

/** A saved file and the functions in it. */
export interface Source {
  document: vscode.TextDocument;
  found: FoundFunction[];
}

/**
 * The file to run from: saved, so that what runs is what is seen.
 *
 * @throws RequestError when it is none we can run, or cannot be saved or parsed
 */
export async function openSource(file?: vscode.Uri): Promise<Source> {
  const document = file
    ? await vscode.workspace.openTextDocument(file)
    : vscode.window.activeTextEditor?.document;
  if (!document) {
    throw new RequestError(
      l10n.t('Open a JavaScript or TypeScript file and put the cursor in the function to run.'),
    );
  }
  if (document.isUntitled) {
    throw new RequestError(l10n.t('Save this file first: workers import it from the disk.'));
  }
  if (!isSupported(document)) {
    throw new RequestError(
      l10n.t(
        '{0} is no file Poolscope can run: it takes .js, .mjs, .cjs, .jsx, .ts, .mts, .cts and .tsx on a disk.',
        document.fileName,
      ),
    );
  }
  if (document.isDirty && !(await document.save())) {
    throw new RequestError(
      l10n.t('{0} could not be saved, so its newest text cannot be run.', document.fileName),
    );
  }
  return {
    document,
    found: functions().findFunctions(document.getText(), document.fileName, readModule, project()),
  };
}

/** The function the cursor is in, when it can be run. */
export function functionAtCursor({ document, found }: Source): FoundFunction | undefined {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor && functions().runnableAt(found, editor.selection.active.line + 1);
}

/**
 * The function that is selected: one that can be had by its name, or an expression that is run as it stands.
 *
 * @throws RequestError when it needs what only a function around it has
 */
export function selectedIn({ document, found }: Source): { name: string } | SelectedFunction | null {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  if (!editor || editor.selection.isEmpty) {
    return null;
  }
  const { start, end } = editor.selection;
  const code = document.getText();
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  const selected = functions().selectedFunction(code, document.fileName, from, to);
  if (!selected) {
    return null;
  }
  const named = found.find(
    ({ name, line, endLine, runnable }) =>
      runnable && name === selected.declares && line <= selected.line && selected.line <= endLine,
  );
  if (!named && selected.reason !== undefined) {
    throw new RequestError(`${document.fileName}:${selected.line}: ${selected.reason}`);
  }
  return named ? { name: named.name } : selected;
}

/** Asks which function to run: the cursor's first; those that cannot be run are listed with the reason. */
export function askFunction(place: StepPlace, source: Source): Promise<Answer<string>> {
  const here = functionAtCursor(source);
  const choices: Choice<string>[] = source.found
    .filter((each) => each.runnable)
    .sort((a, b) => Number(b === here) - Number(a === here))
    .map((each) => ({
      label: `$(symbol-method) ${each.name}(${each.params.join(', ')})`,
      description: each.exported ? l10n.t('line {0}, exported', each.line) : l10n.t('line {0}', each.line),
      value: each.name,
    }));
  if (choices.length === 0) {
    const reason = source.found[0]?.reason;
    const none = l10n.t('There is no function in {0} that can be run in a worker.', source.document.fileName);
    throw new RequestError(reason ? l10n.t('{0} {1}', none, reason) : none);
  }
  const others = source.found
    .filter((each) => !each.runnable)
    .map((each) => ({
      label: `$(circle-slash) ${each.name}`,
      description: l10n.t('line {0}', each.line),
      detail: each.reason ?? '',
    }));
  const separator = { label: l10n.t('Cannot be run in a worker'), kind: vscode.QuickPickItemKind.Separator };
  const items = others.length > 0 ? [...choices, separator, ...others] : choices;
  const active = choices.find((each) => each.value === here?.name);
  return choose(place, l10n.t('Which function?'), items, active);
}
