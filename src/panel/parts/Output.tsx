import * as l10n from '@vscode/l10n';
import { counted } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { OutputLines } from './OutputLines.js';

/** What the workers printed, when they printed anything. */
export function Output({ store }: { store: RunStore }) {
  if (store.output.length === 0) {
    return null;
  }
  return (
    <section aria-label={l10n.t('Output')}>
      <div class="part-head">
        <h2>{l10n.t('Output')}</h2>
        <span class="muted">{counted(store.output.length, 'line')}</span>
      </div>
      <OutputLines lines={store.output} label={l10n.t('Printed lines')} />
    </section>
  );
}
