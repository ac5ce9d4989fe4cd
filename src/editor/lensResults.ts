import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { FoundFunction } from '../functions/types.js';
import { functions } from '../lazy.js';
import { counted, duration, times } from '../profile/format.js';
import { speedupOf } from '../profile/metrics.js';
import type { Runs } from './runs.js';

interface Result {
  title: string;
  /** The function's text when it was run. */
  text: string;
}

/** How the last run of each function ended, for its lens: in this window, until it is closed. */
export class LensResults implements vscode.Disposable {
  private readonly results = new Map<string, Result>();
  private readonly listener: vscode.Disposable;

  /** @param onChange - a result has been added */
  constructor(runs: Runs, textOf: (file: string) => Promise<string>, onChange: () => void) {
    let seen: unknown = null;
    let request: unknown = null;
    let code: Promise<string> = Promise.resolve('');
    this.listener = runs.onDidChange(async () => {
      const { shown, isRunning, lastRequest } = runs;
      if (isRunning && lastRequest && lastRequest !== request) {
        request = lastRequest;
        code = textOf(lastRequest.file).catch(() => ''); // As it is run: it may be edited meanwhile.
      }
      if (isRunning || !shown?.request || shown.request.selected || shown.store === seen) {
        return;
      }
      seen = shown.store;
      const { file, name } = shown.store.header.function;
      const { mode, outcome, wall, pool } = shown.store.header;
      const speedup = speedupOf(shown.store);
      const sign = { completed: 'check', failed: 'error', cancelled: 'circle-slash', running: 'sync' }[
        outcome
      ];
      const faster = speedup === null ? '' : ` · ${times(speedup)}`;
      try {
        const text = await code;
        const found = functions()
          .findFunctions(text, file)
          .find((each) => each.name === name);
        if (found) {
          const how = l10n.t('{0}, {1}', mode, counted(pool.workers, 'worker'));
          const title = `$(${sign}) ${duration(wall ?? 0)}${faster} · ${how}`;
          this.results.set(keyOf(file, name), { title, text: linesOf(text, found) });
          onChange();
        }
      } catch {
        // The file does not parse any more, or is gone: it has no lens either.
      }
    });
  }

  /** @returns what the lens says; whether the function was changed since */
  of(file: string, code: string, found: FoundFunction): { title: string; isStale: boolean } | null {
    const result = this.results.get(keyOf(file, found.name));
    return result ? { title: result.title, isStale: result.text !== linesOf(code, found) } : null;
  }

  dispose(): void {
    this.listener.dispose();
  }
}

function keyOf(file: string, name: string): string {
  return `${file}\0${name}`;
}

function linesOf(code: string, { line, endLine }: FoundFunction): string {
  return code
    .split('\n')
    .slice(line - 1, endLine)
    .join('\n');
}
