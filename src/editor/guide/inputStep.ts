import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { InputSource } from '../../inputs/types.js';
import { functions } from '../lazy.js';
import type { Source } from './functionStep.js';
import { type Answer, askText, type Choice, choose, type StepPlace } from './steps.js';

type Kind = 'again' | 'expression' | 'selection' | 'file' | { exported: string };

/** Asks where the inputs come from; what was used last comes first. */
export async function askInputs(
  place: StepPlace,
  source: Source,
  last: InputSource | undefined,
): Promise<Answer<InputSource>> {
  for (;;) {
    const kind = await choose<Kind>(place, 'Which inputs?', choices(source, last));
    if (kind.kind !== 'chosen') {
      return kind;
    }
    const inputs = await follow(place, kind.value, source, last);
    if (inputs.kind !== 'back') {
      return inputs;
    }
  }
}

function choices(source: Source, last: InputSource | undefined): Choice<Kind>[] {
  const list: Choice<Kind>[] = [];
  if (last) {
    list.push({ label: '$(history) Last used', description: inWords(last), value: 'again' });
  }
  const selected = selectionOf(source);
  if (selected !== '') {
    list.push({ label: '$(list-selection) Selection', description: shorten(selected), value: 'selection' });
  }
  for (const name of functions().exportedValues(source.document.getText(), source.document.fileName)) {
    list.push({
      label: `$(symbol-variable) ${name}`,
      description: 'exported by this file',
      value: { exported: name },
    });
  }
  list.push({
    label: '$(symbol-operator) Expression…',
    description: 'JavaScript that gives something iterable',
    value: 'expression',
  });
  list.push({ label: '$(json) JSON file…', description: 'a file with an array', value: 'file' });
  return list;
}

async function follow(
  place: StepPlace,
  kind: Kind,
  source: Source,
  last: InputSource | undefined,
): Promise<Answer<InputSource>> {
  if (typeof kind === 'object') {
    return { kind: 'chosen', value: { kind: 'export', name: kind.exported } };
  }
  switch (kind) {
    case 'again':
      return { kind: 'chosen', value: last as InputSource };
    case 'selection':
      return { kind: 'chosen', value: { kind: 'expression', text: selectionOf(source) } };
    case 'expression':
      return askExpression(place, last);
    case 'file':
      return askFile(source);
  }
}

async function askExpression(place: StepPlace, last: InputSource | undefined): Promise<Answer<InputSource>> {
  const answer = await askText(
    { ...place, inner: true },
    'A JavaScript expression that gives the inputs, one each: [1, 2, 3], Array.from({ length: 100 }, (_, i) => i) …',
    last?.kind === 'expression' ? last.text : '',
    (text) => (text.trim() === '' ? 'Type an expression, for example [1, 2, 3].' : undefined),
  );
  return answer.kind === 'chosen'
    ? { kind: 'chosen', value: { kind: 'expression', text: answer.value } }
    : answer;
}

async function askFile(source: Source): Promise<Answer<InputSource>> {
  const folder = vscode.workspace.getWorkspaceFolder(source.document.uri)?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Inputs from a JSON file',
    filters: { JSON: ['json'], 'All files': ['*'] },
    ...(folder && { defaultUri: folder }),
  });
  const path = chosen?.[0]?.fsPath;
  return path === undefined ? { kind: 'back' } : { kind: 'chosen', value: { kind: 'file', path } };
}

function selectionOf({ document }: Source): string {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor ? document.getText(editor.selection).trim() : '';
}

function inWords(inputs: InputSource): string {
  switch (inputs.kind) {
    case 'expression':
      return shorten(inputs.text);
    case 'export':
      return `export ${inputs.name}`;
    case 'file':
      return basename(inputs.path);
    case 'glob':
      return inputs.pattern;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
