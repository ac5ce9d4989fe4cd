import { dirname, join, relative } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Configuration } from '../../configs/index.js';
import { RequestError } from '../../errors.js';
import type { InputSource, TextOptions } from '../../inputs/kinds/list.js';
import { configs } from '../../lazy.js';
import type { RunRequest } from '../../runner/request.js';

/**
 * Asks for a name and writes a request down as a run configuration of its workspace folder. Comments in the file stay.
 *
 * @throws RequestError when there is no request or folder, or the inputs cannot be written down
 */
export async function saveConfiguration(request: RunRequest | null): Promise<void> {
  if (!request) {
    throw new RequestError(
      l10n.t('Nothing has been run yet. What is saved is the last run: run a function first.'),
    );
  }
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(request.file))?.uri.fsPath;
  if (folder === undefined) {
    throw new RequestError(
      l10n.t('{0} is in no workspace folder, and configurations are kept in one.', request.file),
    );
  }
  if (request.selected) {
    throw new RequestError(
      l10n.t('A selected function has no name to be run by. Give it one at the top level of its file.'),
    );
  }
  const known = await configs().configurationsOf(folder);
  const names = known.map(({ configuration }) => configuration.name);
  const name = await vscode.window.showInputBox({
    title: l10n.t('Save as Run Configuration'),
    prompt: l10n.t('A name for it, in {0}', configs().CONFIG_FILE),
    value: `${request.function} ${request.mode}`,
    validateInput: (text) =>
      text.trim() === ''
        ? l10n.t('Type a name.')
        : names.includes(text.trim())
          ? {
              message: l10n.t('There is one of that name: it will be replaced.'),
              severity: vscode.InputBoxValidationSeverity.Info,
            }
          : undefined,
  });
  if (name === undefined) {
    return;
  }
  const file = vscode.Uri.file(join(folder, configs().CONFIG_FILE));
  const text = await textOf(file);
  const after = configs().withConfiguration(text, configurationOf(request, name.trim(), folder));
  await vscode.workspace.fs.createDirectory(vscode.Uri.file(dirname(file.fsPath)));
  await vscode.workspace.fs.writeFile(file, Buffer.from(after));
  vscode.window.setStatusBarMessage(
    l10n.t('Saved as "{0}" in {1}', name.trim(), configs().CONFIG_FILE),
    10_000,
  );
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
  } catch {
    return undefined;
  }
}

function configurationOf(request: RunRequest, name: string, folder: string): Configuration {
  const { file, function: fn, inputs, ...options } = request;
  const all = { name, file: within(folder, file), function: fn, ...inputsOf(inputs, folder), ...options };
  // A request has more to it than a configuration may say.
  const { KEYS } = configs();
  const said = Object.entries(all).filter(([key, value]) => KEYS.includes(key) && value !== undefined);
  return Object.fromEntries(said) as Configuration;
}

/** @throws RequestError for a text that is no list of values */
function inputsOf(source: InputSource, folder: string): Partial<Configuration> {
  switch (source.kind) {
    case 'expression':
      return { inputs: source.text };
    case 'export':
      return { inputsExport: source.name };
    case 'glob':
      return { inputsFrom: source.pattern };
    case 'file':
      return { inputsFrom: within(folder, source.path), ...textOptions(source) };
    case 'pipe':
      return { inputsFrom: source.path, ...textOptions(source) };
    case 'run':
      return { inputsFrom: within(folder, source.path), ...(source.onlyFailed && { onlyFailed: true }) };
    case 'text':
      return { inputs: valuesOf(source) };
  }
}

function textOptions({ csvTypes, delimiter, encoding }: TextOptions): Partial<Configuration> {
  return {
    ...(csvTypes && { csvTypes }),
    ...(delimiter !== undefined && { delimiter: delimiter === '\t' ? 'tab' : delimiter }),
    ...(encoding !== undefined && { encoding }),
  };
}

function valuesOf({ text, format, from }: Extract<InputSource, { kind: 'text' }>): unknown {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  switch (format) {
    case 'json':
      return JSON.parse(text);
    case 'jsonl':
      return lines.map((line) => JSON.parse(line));
    case 'lines':
      return lines;
    default:
      throw new RequestError(
        from === 'selection'
          ? l10n.t('The selection holds CSV. Put it into a .csv file, so that the configuration can name it.')
          : l10n.t(
              'The clipboard holds CSV. Put it into a .csv file, so that the configuration can name it.',
            ),
      );
  }
}

function within(folder: string, path: string): string {
  const way = relative(folder, path);
  return way.startsWith('..') ? path : way.replaceAll('\\', '/');
}
