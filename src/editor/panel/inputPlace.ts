import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { InputPlace } from '../../panel/protocol.js';
import { requests } from '../../lazy.js';
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
    const line = await requests().inputLine(file, index);
    const since = isSame ? null : l10n.t('the file has changed since the run, so this may be another input');
    return line === null ? null : { file: file.path, line, since };
  } catch {
    return { file: file.path, line: 1, since: l10n.t('{0} is no longer there', basename(file.path)) };
  }
}
