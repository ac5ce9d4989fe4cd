import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { requests } from '../../lazy.js';
import type { InputPlace } from '../../panel/protocol.js';
import type { RunHeader } from '../../record/schema.js';

/**
 * Where an input stands in the file that it was read from, and what has become of that file. A run file may name any: in a
 * workspace that is not trusted none is read.
 */
export async function inputPlace(header: RunHeader | null, index: number): Promise<InputPlace | null> {
  const file = header?.inputs.file;
  if (!file || !vscode.workspace.isTrusted) {
    return null;
  }
  try {
    const found = await stat(file.path);
    if (!found.isFile()) {
      return null; // A pipe or a device may never end.
    }
    const { size, mtimeMs } = found;
    const isSame = size === file.size && Math.abs(mtimeMs - file.modified) < 1;
    const line = await requests().inputLine({ ...file, ...header.inputs.reading }, index);
    const since = isSame ? null : l10n.t('the file has changed since the run, so this may be another input');
    return line === null ? null : { file: file.path, line, since };
  } catch (error) {
    return { file: file.path, line: 1, since: whyNot(error as Error, basename(file.path)) };
  }
}

/** Why the line of an input is not known. */
function whyNot(error: NodeJS.ErrnoException, name: string): string {
  if (error.name === 'TooFar') {
    return l10n.t('the input is too far into a large file for its line to be looked for');
  }
  return error.code === 'ENOENT'
    ? l10n.t('{0} is no longer there', name)
    : l10n.t('{0} cannot be read: {1}', name, error.message);
}
