import { signal } from '@preact/signals';
import { host } from '../link.js';
import { inEditor } from '../place.js';
import type { Forecast, Forecasts } from './forecasts.js';

/** The workspace's forecasts, as the editor keeps them: a run may be predicted in one tab and end in another. */
export const memory = signal<Forecasts>({ waiting: null, answered: [] });

/** Asks the editor for them. */
export async function recall(): Promise<void> {
  if (inEditor) {
    memory.value = await host.forecasts();
  }
}

/** Remembers what was said of a run that is asked for now. */
export function remember(waiting: Forecast): void {
  keep({ ...memory.value, waiting });
}

/** Remembers what came of the one that waited. */
export function settle(answered: Forecast[]): void {
  keep({ waiting: null, answered });
}

function keep(next: Forecasts): void {
  memory.value = next;
  if (inEditor) {
    void host.keepForecasts(next);
  }
}
