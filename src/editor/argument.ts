import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Configuration } from '../configs/index.js';
import { RequestError } from '../errors.js';
import { nearestInWords } from '../known.js';
import { requests } from '../lazy.js';
import type { RunRequest } from '../runner/request.js';
import { RUN_OPTIONS, type RunOptions } from '../runner/runOptions.js';
import { requestNamed } from './configs/list.js';
import { folderOf } from './folderOf.js';
import { settings } from './settings.js';

/**
 * The argument of `poolscope.run`, for key bindings, tasks and other extensions. Names and meanings are the command
 * line's, except that `inputs` may also be the inputs themselves.
 */
export interface RunArgument extends Omit<RunOptions, 'inputs'> {
  inputs?: unknown;
  /** The name of a run configuration; what is said besides wins over it. */
  config?: string;
  /** Ask for what is missing, as a lens does. */
  guided?: boolean;
}

const KNOWN: readonly string[] = ['config', ...RUN_OPTIONS];

/** Whether a command was given an argument for a run, well spelt or not; menus give it a place, or nothing. */
export function isRunArgument(argument: unknown): argument is RunArgument {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) {
    return false;
  }
  return Object.keys(argument).some((key) => KNOWN.includes(key) || nearestInWords(key, KNOWN) !== null);
}

/**
 * Reads the argument into a request.
 *
 * @throws RequestError on the first thing that is wrong with it
 */
export async function requestFromArgument(argument: RunArgument): Promise<RunRequest> {
  assertKnown(argument);
  if (argument.config !== undefined) {
    const { config, ...more } = argument;
    return requestNamed(config, more as Partial<Configuration>);
  }
  if (typeof argument.file !== 'string') {
    throw new RequestError(l10n.t('poolscope.run needs { file, function }, both texts.'));
  }
  const file = fileOf(argument.file);
  const { inputs } = argument;
  return requests().requestFrom(
    {
      ...argument,
      file: file.fsPath,
      inputs: inputs === undefined || typeof inputs === 'string' ? inputs : expressionOf(inputs),
      workers: argument.workers ?? settings.workers(file),
      workerType: argument.workerType ?? settings.workerType(file),
      values: argument.values ?? settings.values(file),
    },
    folderOf(file),
  );
}

/** @throws RequestError that names what is not known, and the nearest of what is */
function assertKnown(argument: RunArgument): void {
  const unknown = Object.keys(argument).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) {
    const hints = unknown.flatMap((key) => nearestInWords(key, KNOWN) ?? []);
    const none = l10n.t(
      'poolscope.run does not know {0}. It takes {1}.',
      unknown.join(', '),
      KNOWN.join(', '),
    );
    throw new RequestError([none, ...hints].join(' '));
  }
}

/** @throws RequestError when JSON would lose some of it on the way */
function expressionOf(inputs: unknown): string {
  try {
    const text = JSON.stringify(inputs);
    if (text !== undefined && isDeepStrictEqual(JSON.parse(text), inputs)) {
      return text;
    }
  } catch {
    // A bigint, or an object that holds itself.
  }
  throw new RequestError(
    l10n.t(
      'inputs holds something that JSON has no word for. Give them as the text of an expression instead, such as "[1n, 2n]".',
    ),
  );
}

/** A URI, an absolute path, or a path in the first workspace folder. */
function fileOf(file: string): vscode.Uri {
  if (file.startsWith('file:')) {
    return vscode.Uri.parse(file);
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const isRelative = !/^([/\\]|[a-z]:)/i.test(file);
  return isRelative && folder ? vscode.Uri.joinPath(folder, file) : vscode.Uri.file(file);
}
