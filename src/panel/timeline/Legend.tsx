import type { RunStore } from '../../record/store.js';
import { numbers, state } from '../derived.js';
import { selected } from '../saved.js';

/** What the colours and shapes mean; only those that this run has. */
export function Legend({ store }: { store: RunStore }) {
  const freeTime = (numbers.value?.wall ?? 0) - (numbers.value?.callerWaited ?? 0);
  const entries: [string, string, boolean][] = [
    ['run', 'task ran', true],
    ['running', 'task is running', (state.value?.running ?? 0) > 0],
    ['fail', 'task failed', (state.value?.failed ?? 0) > 0],
    ['start', 'worker starts', store.workers.length > 0],
    ['wait', 'caller waits', store.caller.column('waited').includes(1)],
    ['free', 'caller is free', freeTime > 0.02 * (numbers.value?.wall ?? 0)],
    ['callback', 'callback', store.callbacks.length > 0],
    ['way', 'way of the selected task from and to the caller', selected.value !== null],
  ];
  return (
    <ul class="legend" aria-label="Legend">
      {entries
        .filter(([, , present]) => present)
        .map(([kind, text]) => (
          <li key={kind}>
            <span class={`swatch swatch-${kind}`} aria-hidden="true" />
            {text}
          </li>
        ))}
    </ul>
  );
}
