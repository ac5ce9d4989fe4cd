import type * as vscode from 'vscode';

/** The files whose functions can be run: real ones, on the machine where the extension is. */
export const LANGUAGES: vscode.DocumentFilter[] = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
].map((language) => ({
  language,
  scheme: 'file',
}));

export function isSupported(document: vscode.TextDocument): boolean {
  return document.uri.scheme === 'file' && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(document.fileName);
}
