import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { View } from '../ids.js';
import type { Change } from '../profile/verdict/finding.js';
import type { RecordPatch } from '../record/patch.js';
import type { RunRequest } from '../runner/request.js';
import { loadRun } from '../storage/index.js';
import { requestChanged } from './changed.js';
import { copyAsCode } from './copyAsCode.js';
import { exportRun } from './export.js';
import { requestForFailed } from './failed.js';
import type { History } from './history/history.js';
import { otherRun } from './history/otherRun.js';
import type { Log } from './log.js';
import type { RequestOf } from './origins.js';
import type { ForecastMemory } from './panel/forecasts.js';
import { messageHtml } from './panel/html.js';
import { Panel } from './panel/panel.js';
import type { DrawPng, PanelSource } from './panel/source.js';
import type { ShownRun } from './runs.js';

/** A run file that is open in a tab. It is read anew when the file changes. */
class RunFile implements vscode.CustomDocument, PanelSource {
  shown: ShownRun | null = null;
  /** Why it cannot be read. */
  fault: string | null = null;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly patched = new vscode.EventEmitter<RecordPatch>();
  readonly onDidChange = this.changed.event;
  readonly onDidPatch = this.patched.event;
  private readonly watcher: vscode.FileSystemWatcher;

  constructor(
    readonly uri: vscode.Uri,
    private readonly start: (request: RunRequest) => Promise<unknown>,
    private readonly log: Log,
    private readonly history: History,
    readonly forecasts: ForecastMemory,
    private readonly requestOf: RequestOf,
  ) {
    const { fsPath } = uri;
    this.watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(dirname(fsPath)), basename(fsPath)),
    );
    this.watcher.onDidChange(() => void this.read());
    // A file that is written as a whole takes the place of the old one: that may be told as a new file.
    this.watcher.onDidCreate(() => void this.read());
  }

  async read(): Promise<void> {
    try {
      this.shown = { store: await loadRun(this.uri.fsPath), request: null, file: this.uri.fsPath };
      this.fault = null;
    } catch (error) {
      this.fault = (error as Error).message;
    }
    this.changed.fire();
  }

  cancel(): void {}

  runAgain(): void {
    this.attempt((run) => this.requestOf(run));
  }

  runChanged(change: Change): void {
    this.attempt((run) => requestChanged(run, change, this.requestOf));
  }

  copyAsCode(change: Change): void {
    copyAsCode(this.shown, change).catch((error) => this.log.report(error));
  }

  runFailed(): void {
    this.attempt((run) => requestForFailed(run, async () => this.uri.fsPath, this.requestOf));
  }

  otherRun(file?: string): Promise<ShownRun | null> {
    return otherRun(this.history, this.shown, this.log, file);
  }

  exportRun(png: DrawPng): void {
    exportRun(this.shown, png).catch((error) => this.log.report(error));
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
    this.patched.dispose();
  }

  private attempt(request: (run: ShownRun) => Promise<RunRequest | null>): void {
    if (this.shown) {
      request(this.shown)
        .then((wanted) => wanted && this.start(wanted))
        .catch((error) => this.log.report(error));
    }
  }
}

/** Opens `.poolscope` files in a tab of their own, read-only. */
export class RunFileEditor implements vscode.CustomReadonlyEditorProvider<RunFile> {
  constructor(
    private readonly dist: vscode.Uri,
    private readonly start: (request: RunRequest) => Promise<unknown>,
    private readonly log: Log,
    private readonly history: History,
    private readonly forecasts: ForecastMemory,
    private readonly requestOf: RequestOf,
  ) {}

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(View.runFile, this);
  }

  async openCustomDocument(uri: vscode.Uri): Promise<RunFile> {
    const file = new RunFile(uri, this.start, this.log, this.history, this.forecasts, this.requestOf);
    await file.read();
    return file;
  }

  resolveCustomEditor(file: RunFile, view: vscode.WebviewPanel): void {
    let panel: Panel | null = null;
    const show = () => {
      if (file.fault !== null) {
        panel?.dispose();
        panel = null;
        view.webview.html = messageHtml(view.webview, this.dist, file.fault);
      } else {
        panel ??= new Panel(view, file, this.dist, () => {}, false);
      }
    };
    const listener = file.onDidChange(show);
    view.onDidDispose(() => listener.dispose());
    show();
  }
}
