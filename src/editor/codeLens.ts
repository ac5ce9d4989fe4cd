import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FoundFunction } from '../functions/types.js';
import { Command, Setting } from '../ids.js';
import { functions, project } from '../lazy.js';
import { LANGUAGES } from './languages.js';
import { LensResults } from './lensResults.js';
import type { Runs } from './runs.js';
import { settings } from './settings.js';

/** Longer files (characters) get no lenses: finding their functions would take longer than a person waits. */
const LONGEST = 2_000_000;

/** ms after which a change is told once more. */
const ONCE_MORE = 1500;

/** "Run in parallel" above each function that can be run. */
export class RunLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listeners: vscode.Disposable[];

  private readonly results: LensResults;
  private again: NodeJS.Timeout | undefined;

  constructor(runs: Runs) {
    const textOf = async (file: string) => (await vscode.workspace.openTextDocument(file)).getText();
    this.results = new LensResults(runs, textOf, () => this.tell());
    this.listeners = [
      this.results,
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

  /** VS Code forgets a change when the focus moves within a quarter of a second after it. */
  private tell(): void {
    this.changed.fire();
    clearTimeout(this.again);
    this.again = setTimeout(() => this.changed.fire(), ONCE_MORE);
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const text = document.getText();
    if (!settings.codeLens(document.uri) || !vscode.workspace.isTrusted || text.length > LONGEST) {
      return [];
    }
    try {
      return functions()
        .findFunctions(text, document.fileName, undefined, project())
        .filter((found) => found.runnable && !found.isElsewhere)
        .flatMap((found) => this.lensesOf(document.fileName, text, found));
    } catch {
      return []; // It does not parse right now; the editor itself says where.
    }
  }

  private lensesOf(file: string, text: string, found: FoundFunction): vscode.CodeLens[] {
    const line = found.line - 1;
    const range = new vscode.Range(line, 0, line, 0);
    const run = new vscode.CodeLens(range, {
      title: `$(run-all) ${l10n.t('Run in parallel')}`,
      tooltip: l10n.t('Run {0} over many inputs (Poolscope)', found.name),
      command: Command.run,
      arguments: [{ file, function: found.name, guided: true }],
    });
    const result = this.results.of(file, text, found);
    if (!result) {
      return [run];
    }
    const { title, isStale } = result;
    const last = new vscode.CodeLens(range, {
      title: isStale
        ? `$(history) ${l10n.t('before the edit: {0}', title.replace(/^\$\(\S+\) /, ''))}`
        : title,
      tooltip: isStale
        ? l10n.t('{0} has changed since it was run', found.name)
        : l10n.t('The last run of {0}: show the results', found.name),
      command: Command.showResults,
    });
    return [run, last];
  }

  dispose(): void {
    clearTimeout(this.again);
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }
}
