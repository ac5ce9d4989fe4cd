import { counted } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { OutputLines } from './OutputLines.js';

/** What the workers printed, when they printed anything. */
export function Output({ store }: { store: RunStore }) {
  if (store.output.length === 0) {
    return null;
  }
  return (
    <section aria-label="Output">
      <div class="part-head">
        <h2>Output</h2>
        <span class="muted">{counted(store.output.length, 'line')}</span>
      </div>
      <OutputLines lines={store.output} label="Printed lines" />
    </section>
  );
}
