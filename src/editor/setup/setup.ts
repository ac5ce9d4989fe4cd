import * as vscode from 'vscode';
import type { Mode } from '../../record/modes.js';
import type { RunRequest } from '../../runner/request.js';
import { keptSetup } from '../keptRequest.js';
import type { Runs } from '../runs.js';

/** A run that is being put together. */
export type SetupState = Partial<RunRequest> & { mode: Mode };

const KEY = 'poolscope.setup';

/** What the Run view shows and runs. It takes over whatever was run last, and is kept with the workspace. */
export class Setup implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;
  private current: SetupState;

  constructor(
    private readonly memory: vscode.Memento,
    runs: Runs,
  ) {
    this.current = { mode: 'map', ...(keptSetup(memory.get(KEY)) ?? runs.lastRequest) };
    let seen = runs.lastRequest;
    this.listener = runs.onDidChange(() => {
      if (runs.lastRequest && runs.lastRequest !== seen) {
        seen = runs.lastRequest;
        this.replace(seen);
      }
    });
  }

  get state(): Readonly<SetupState> {
    return this.current;
  }

  /** Changes some of it; a field set to undefined is left to its default. */
  change(fields: Partial<SetupState>): void {
    this.replace({ ...this.current, ...fields });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private replace(state: SetupState): void {
    this.current = state;
    void this.memory.update(KEY, state);
    this.changed.fire();
  }
}
