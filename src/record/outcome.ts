import { type ErrorRecord, type Outcome, Status } from './schema.js';
import type { RunStore } from './store.js';

/** How a run ended, from what became of its tasks. `cancelled` only when something was cut short. */
export function outcomeOf(store: RunStore, cancelled: boolean): Outcome {
  const status = store.tasks.column('status');
  const complete = status.length === store.header.inputs.count && status.every((each) => each === Status.ok);
  if (cancelled && (store.header.inputs.count === 0 || status.some(isCutShort))) {
    return 'cancelled';
  }
  return complete ? 'completed' : 'failed';
}

/** How many tasks did not end well, whatever became of them. */
export function notWell({ tasks }: RunStore): number {
  return tasks.column('status').reduce((count, status) => count + (status === Status.ok ? 0 : 1), 0);
}

function isCutShort(status: number): boolean {
  return status === Status.cancelled || status === Status.notRun || status === Status.pending;
}

/**
 * The first error to arrive: what the caller of a map gets thrown. When a run has failed and no task had an error, why
 * the first one was not run.
 */
export function firstError(store: RunStore, outcome: Outcome): ErrorRecord | null {
  const { status, received } = store.tasks.data;
  let first = -1;
  for (let row = 0; row < store.tasks.length; row++) {
    const isError =
      status[row] === Status.failed || status[row] === Status.timedOut || status[row] === Status.crashed;
    if (isError && (first < 0 || (received[row] as number) < (received[first] as number))) {
      first = row;
    }
  }
  if (first < 0 && outcome === 'failed') {
    first = store.tasks.column('status').indexOf(Status.notRun);
  }
  // Else the texts of all that went well would be made for nothing.
  const text = first < 0 ? undefined : store.outcomes.at(first);
  return text === undefined ? null : (JSON.parse(text) as ErrorRecord);
}
