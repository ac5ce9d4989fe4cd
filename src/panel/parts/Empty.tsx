import * as l10n from '@vscode/l10n';
import { counted } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { withParts } from '../text/withParts.js';

/** Before the first run. */
export function Empty() {
  return (
    <div class="empty">
      <h1>{l10n.t('No run yet')}</h1>
      <p>
        {withParts(
          l10n.t(
            'Open a TypeScript or JavaScript file, press {0} and choose {1} Then pick a function, its inputs and a mode.',
          ),
          <kbd>F1</kbd>,
          <strong>{l10n.t('Poolscope: Run Function in Parallel…')}</strong>,
        )}
      </p>
      <p class="muted">
        {l10n.t(
          'Every task of the run then appears here as it happens: in the order of the inputs, in the order of completion, and on a timeline of the workers.',
        )}
      </p>
    </div>
  );
}

/** A run without a task: still starting, refused, or one that had no inputs. */
export function NoInputs({ store }: { store: RunStore }) {
  const { outcome, error, inputs } = store.header;
  if (outcome === 'running') {
    return <p class="empty muted">{l10n.t('Reading the inputs and starting the workers…')}</p>;
  }
  if (inputs.count > 0 && error === null) {
    return <p class="empty muted">{l10n.t('Loading {0}…', counted(inputs.count, 'task'))}</p>;
  }
  if (outcome === 'cancelled') {
    return <p class="empty muted">{l10n.t('The run was cancelled before its first task.')}</p>;
  }
  // A refused run says why in its error, which is open above.
  return error ? null : (
    <div class="empty">
      <h2>{l10n.t('Nothing to run')}</h2>
      <p class="muted">
        {inputs.source === ''
          ? l10n.t('The source of the inputs gave no values. Choose other inputs and run again.')
          : l10n.t('{0} gave no values. Choose other inputs and run again.', inputs.source)}
      </p>
    </div>
  );
}
