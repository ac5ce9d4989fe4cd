import { dirname } from 'node:path';
import * as vscode from 'vscode';

/** The directory a function runs in: its workspace folder, or its own directory outside of one. */
export function folderOf(file: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? dirname(file.fsPath);
}
