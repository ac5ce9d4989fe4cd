import type * as vscode from 'vscode';
import type { Forecasts } from '../../panel/protocol.js';

const KEY = 'poolscope.forecasts';
const NONE: Forecasts = { waiting: null, answered: [] };

/** What was predicted for the runs of a workspace, and what came of it; kept with the workspace. */
export class ForecastMemory {
  constructor(private readonly state: vscode.Memento) {}

  get(): Forecasts {
    const kept = this.state.get<Partial<Forecasts>>(KEY);
    return Array.isArray(kept?.answered) ? { waiting: kept.waiting ?? null, answered: kept.answered } : NONE;
  }

  keep(forecasts: Forecasts): void {
    void this.state.update(KEY, forecasts);
  }
}
