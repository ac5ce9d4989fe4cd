import * as vscode from 'vscode';

/** VS Code's own colours for what went well and what did not. */
const COLORS: Record<string, string> = { check: 'testing.iconPassed', error: 'testing.iconFailed' };

/** An icon of how a run ended, in its colour; any other as it is. @param name of a codicon */
export function outcomeIcon(name: string): vscode.ThemeIcon {
  const color = COLORS[name];
  return color === undefined
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}
