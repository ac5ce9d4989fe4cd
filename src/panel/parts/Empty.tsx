import type { RunStore } from '../../record/store.js';

/** Before the first run. */
export function Empty() {
  return (
    <div class="empty">
      <h1>No run yet</h1>
      <p>
        Open a TypeScript or JavaScript file and choose <strong>Run in parallel</strong> above a function, or
        press <kbd>F1</kbd> and choose <strong>Poolscope: Run Function in Parallel…</strong>
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
  return (
    <div class="empty">
      <h2>{error ? 'Nothing ran' : 'There were no inputs'}</h2>
      <p class="muted">
        {error
          ? 'The run ended before its first task. What stopped it stands above.'
          : `${inputs.source || 'The source of the inputs'} gave no values, so there was nothing to run. Choose other inputs and run again.`}
      </p>
    </div>
  );
}
