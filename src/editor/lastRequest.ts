import type * as vscode from 'vscode';
import { keptRequest } from './keptRequest.js';
import type { Runs } from './runs.js';

const KEY = 'poolscope.lastRequest';

/** Keeps what was asked for last in the workspace's storage, whatever asked for it: Run Again works after a restart. */
export class LastRequest implements vscode.Disposable {
  private readonly listener: vscode.Disposable;

  constructor({ workspaceState }: vscode.ExtensionContext, runs: Runs) {
    runs.lastRequest = keptRequest(workspaceState.get(KEY));
    let kept = runs.lastRequest;
    this.listener = runs.onDidChange(() => {
      if (runs.lastRequest !== kept) {
        kept = runs.lastRequest;
        void workspaceState.update(KEY, kept);
      }
    });
  }

  dispose(): void {
    this.listener.dispose();
  }
}
