import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { RunRequest } from '../runner/request.js';
import { loadRun, saveRun } from '../storage/index.js';
import type { Log } from './log.js';
import type { Runs } from './runs.js';

const REQUEST = 'poolscope.lastRequest';

/** Keeps the last run and its request in the workspace's storage, so that both are there after a restart. */
export class LastRun implements vscode.Disposable {
  private readonly listener: vscode.Disposable;
  private saved: unknown = null;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly runs: Runs,
    private readonly log: Log,
  ) {
    this.runs.lastRequest = context.workspaceState.get<RunRequest>(REQUEST) ?? null;
    this.listener = runs.onDidChange(() => void this.save());
  }

  /** Puts the saved run on show. Called when a panel comes back after a restart; not before, so that idling costs nothing. */
  async restore(): Promise<void> {
    if (this.runs.shown === null && this.path) {
      try {
        const store = await loadRun(this.path);
        if (this.runs.shown !== null) {
          return; // A run has begun meanwhile.
        }
        this.saved = store;
        this.runs.show({ store, request: this.runs.lastRequest });
      } catch (error) {
        this.log.info(`The last run could not be restored: ${error}`);
      }
    }
  }

  dispose(): void {
    this.listener.dispose();
  }

  private get path(): string | undefined {
    const folder = this.context.storageUri?.fsPath;
    return folder && join(folder, 'last.poolscope');
  }

  private async save(): Promise<void> {
    const { shown, lastRequest, isRunning } = this.runs;
    await this.context.workspaceState.update(REQUEST, lastRequest);
    if (!shown?.request || isRunning || shown.store === this.saved || !this.path) {
      return;
    }
    this.saved = shown.store;
    try {
      await saveRun(this.path, shown.store);
    } catch (error) {
      this.log.info(`The last run could not be kept: ${error}`);
    }
  }
}
