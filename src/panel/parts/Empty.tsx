import { counted } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';

/** Before the first run. */
export function Empty() {
  return (
    <div class="empty">
      <h1>No run yet</h1>
      <p>
        Open a TypeScript or JavaScript file, press <kbd>F1</kbd> and choose{' '}
        <strong>Poolscope: Run Function in Parallel…</strong> Then pick a function, its inputs and a mode.
      </p>
      <p class="muted">
        Every task of the run then appears here as it happens: in the order of the inputs, in the order of
        completion, and on a timeline of the workers.
      </p>
    </div>
  );
}

/** A run without a task: still starting, refused, or one that had no inputs. */
export function NoInputs({ store }: { store: RunStore }) {
  const { outcome, error, inputs } = store.header;
  if (outcome === 'running') {
    return <p class="empty muted">Reading the inputs and starting the workers…</p>;
  }
  if (inputs.count > 0 && error === null) {
    return <p class="empty muted">Loading {counted(inputs.count, 'task')}…</p>;
  }
  // A refused run says why in its error, which is open above.
  return error ? null : (
    <div class="empty">
      <h2>Nothing to run</h2>
      <p class="muted">
        {inputs.source === '' ? 'The source of the inputs' : inputs.source} gave no values. Choose other
        inputs and run again.
      </p>
    </div>
  );
}
