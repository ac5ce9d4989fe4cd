import type { RunStore } from '../../record/store.js';
import { callerSums, laneSums, numbers, state } from '../derived.js';
import { selected } from '../saved.js';

/** What the colours, patterns and shapes mean; only those that this run has. */
export function Legend({ store, holds }: { store: RunStore; holds: boolean }) {
  const wall = numbers.value?.wall ?? 0;
  const lanes = laneSums.value;
  const chosen = selected.value !== null;
  const has = (kind: 'starved' | 'tail' | 'chunks') => lanes.some((lane) => lane[kind].start.length > 0);
  const entries: [string, string, boolean][] = [
    ['run', 'ran', true],
    ['running', 'is running', (state.value?.running ?? 0) > 0],
    ['fail', 'failed', (state.value?.failed ?? 0) > 0],
    ['chunk', 'chunk', has('chunks')],
    ['starved', 'idle, work was waiting (starved)', has('starved')],
    ['tail', 'idle, no work was left (tail)', has('tail')],
    ['start', 'worker starts', store.workers.length > 0],
    ['exit', 'worker exits', store.workers.some(({ exit }) => exit !== null && exit < wall - 1)],
    ['wait', 'caller waits', (callerSums.value?.waits.start.length ?? 0) > 0],
    ['free', 'caller is free', wall - (numbers.value?.callerWaited ?? 0) > 0.02 * wall],
    ['callback', 'callback', (callerSums.value?.callbacks.length ?? 0) > 0],
    ['waited', 'waited in the queue', true],
    ['sent', 'sent to a worker', true],
    ['returned', 'on its way back', chosen],
    ['held', 'held until the caller could have it', holds || chosen],
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
