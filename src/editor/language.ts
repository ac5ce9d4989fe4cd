import type { l10nJsonFormat } from '@vscode/l10n';
import * as vscode from 'vscode';
import { speak } from '../language.js';

/** The editor's language: its sentences by the English ones. There are none where that is English. */
const contents = vscode.l10n.bundle as l10nJsonFormat | undefined;

/** The file they stand in, for a process of ours; none where that is English. */
export const sentencesFile = vscode.l10n.uri?.scheme === 'file' ? vscode.l10n.uri.fsPath : undefined;

if (contents) {
  speak(contents);
}
