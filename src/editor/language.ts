import type { l10nJsonFormat } from '@vscode/l10n';
import * as vscode from 'vscode';
import { speak } from '../language.js';

/** What each bundle has a copy of: it gives the sentences of a language. */
interface Speaker {
  speak: typeof speak;
}

/** The editor's language: its sentences by the English ones. There are none where that is English. */
const contents = vscode.l10n.bundle as l10nJsonFormat | undefined;

/** The file they stand in, for a process of ours; none where that is English. */
export const sentencesFile = vscode.l10n.uri?.scheme === 'file' ? vscode.l10n.uri.fsPath : undefined;

/** Lets a bundle speak the editor's language. Each has its own copy of what looks sentences up, and starts in English. */
export function speaking<T extends Speaker>(bundle: T): T {
  if (contents) {
    bundle.speak(contents);
  }
  return bundle;
}

speaking({ speak });
