import * as vscode from 'vscode';
import { Command, Setting } from '../ids.js';
import { LANGUAGES } from './languages.js';
import { functions } from './lazy.js';
import { settings } from './settings.js';

/** Longer files (characters) get no lenses: finding their functions would take longer than a person waits. */
const LONGEST = 2_000_000;

/** "Run in parallel" above each function that can be run. */
export class RunLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listeners: vscode.Disposable[];

  constructor() {
    this.listeners = [
      vscode.languages.registerCodeLensProvider(LANGUAGES, this),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(Setting.codeLens)) {
          this.changed.fire();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.changed.fire()),
      this.changed,
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const text = document.getText();
    if (!settings.codeLens(document.uri) || !vscode.workspace.isTrusted || text.length > LONGEST) {
      return [];
    }
    try {
      return functions()
        .findFunctions(text, document.fileName)
        .filter((found) => found.runnable)
        .map((found) => {
          const line = found.line - 1;
          return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
            title: '$(run-all) Run in parallel',
            tooltip: `Run ${found.name} over many inputs (Poolscope)`,
            command: Command.run,
            arguments: [{ file: document.fileName, function: found.name, guided: true }],
          });
        });
    } catch {
      return []; // It does not parse right now; the editor itself says where.
    }
  }

  dispose(): void {
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }
}
