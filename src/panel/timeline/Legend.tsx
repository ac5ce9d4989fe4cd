import { progress } from '../../profile/progress.js';
import type { RunStore } from '../../record/store.js';

/** What the colours and shapes mean; only those that this run has. */
export function Legend({ store }: { store: RunStore }) {
  const entries: [string, string, boolean][] = [
    ['run', 'task ran', true],
    ['fail', 'task failed', progress(store).failed > 0],
    ['start', 'worker starts', store.workers.length > 0],
    ['wait', 'caller waits', store.caller.column('waited').includes(1)],
    ['free', 'caller is free', true],
    ['callback', 'callback', store.callbacks.length > 0],
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
