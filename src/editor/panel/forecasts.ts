import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { Forecast, Forecasts } from '../../panel/protocol.js';
import { FORECAST } from './messages.js';

const KEY = 'poolscope.forecasts';

/** What was kept may be another version's, or damaged. */
function isForecast(kept: unknown): kept is Forecast {
  return v.is(FORECAST, kept);
}

/** What was predicted for the runs of a workspace, and what came of it; kept with the workspace. */
export class ForecastMemory {
  constructor(private readonly state: vscode.Memento) {}

  get(): Forecasts {
    const { waiting, answered } = this.state.get<Partial<Record<keyof Forecasts, unknown>>>(KEY) ?? {};
    return {
      waiting: isForecast(waiting) ? waiting : null,
      answered: Array.isArray(answered) ? answered.filter(isForecast) : [],
    };
  }

  keep(forecasts: Forecasts): void {
    void this.state.update(KEY, forecasts);
  }
}
