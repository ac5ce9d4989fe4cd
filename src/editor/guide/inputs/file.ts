import { extname } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { InputSource } from '../../../inputs/kinds/list.js';
import { requests } from '../../../lazy.js';
import { count } from '../../../profile/format.js';
import { type Answer, choose, type StepPlace } from '../steps.js';
import { askWhich } from './earlierRun.js';

/** Asks for a file, and for what its kind leaves open. */
export async function askFile(
  place: StepPlace,
  folder: vscode.Uri | undefined,
): Promise<Answer<InputSource>> {
  const uris = await vscode.window.showOpenDialog({
    title: l10n.t('A file with the inputs'),
    filters: {
      [l10n.t('Inputs')]: ['json', 'jsonl', 'ndjson', 'csv', 'txt', 'log', 'poolscope'],
      [l10n.t('All files')]: ['*'],
    },
    ...(folder && { defaultUri: folder }),
  });
  const path = uris?.[0]?.fsPath;
  if (path === undefined) {
    return { kind: 'back' };
  }
  switch (extname(path).toLowerCase()) {
    case '.json':
      return askArray(place, path);
    case '.csv':
      return askCsv(place, path);
    case '.poolscope':
      return askWhich(place, path, true);
    default:
      return { kind: 'chosen', value: { kind: 'file', path } };
  }
}

/** A document that is no array itself may hold some. */
async function askArray(place: StepPlace, path: string): Promise<Answer<InputSource>> {
  const arrays = await requests().arraysIn(path);
  if (arrays.length === 0 || arrays[0]?.pointer === '') {
    return { kind: 'chosen', value: { kind: 'file', path } };
  }
  return choose<InputSource>(
    place,
    l10n.t('Which array in it?'),
    arrays.map((array) => ({
      label: `$(symbol-array) ${array.pointer}`,
      description: l10n.t('{0} elements', count(array.count)),
      value: { kind: 'file', path: `${path}#${array.pointer}` },
    })),
  );
}

function askCsv(place: StepPlace, path: string): Promise<Answer<InputSource>> {
  return choose<InputSource>(place, l10n.t('How are its cells read?'), [
    {
      label: l10n.t('As text'),
      description: l10n.t('"1.50" stays "1.50"'),
      value: { kind: 'file', path },
    },
    {
      label: l10n.t('As numbers, true, false and null where they look so'),
      description: l10n.t('"1.50" becomes 1.5, an empty cell null'),
      value: { kind: 'file', path, csvTypes: true },
    },
  ]);
}
