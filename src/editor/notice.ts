import * as vscode from 'vscode';
import { plain } from '../record/printable.js';

const SHOW = {
  info: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

/**
 * Every notification goes this way: it may have foreign words in it (a header of a CSV file, a path, what a function
 * threw).
 *
 * @returns the chosen one of `choices`; undefined when the person left
 */
export function notify(
  kind: keyof typeof SHOW,
  message: string,
  ...choices: readonly string[]
): Thenable<string | undefined> {
  return SHOW[kind](inert(message), ...choices);
}

/** Asks before something that cannot be taken back. @param action - what the button says */
export async function confirm(message: string, action: string, detail = ''): Promise<boolean> {
  const options = { modal: true, detail: inert(detail) };
  return (await vscode.window.showWarningMessage(inert(message), options, action)) === action;
}

/** A notification for as long as something goes on. @param onCancel - called when the person cancels it; without it nobody can */
export function whileNotified<T>(
  title: string,
  work: (says: (message: string) => void) => Thenable<T>,
  onCancel?: () => void,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: inert(title), cancellable: onCancel !== undefined };
  return vscode.window.withProgress(options, (bar, token) => {
    token.onCancellationRequested(() => onCancel?.());
    return work((message) => bar.report({ message: inert(message) }));
  });
}

/** A sign that is not seen, or turns others round, is shown as one. VS Code makes links of `[text](command:…)` in a notification, commands among them; here they stay text. */
function inert(message: string): string {
  return plain(message).replaceAll('](', '] (');
}
