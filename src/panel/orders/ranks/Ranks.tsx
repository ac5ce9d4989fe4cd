import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useEffect } from 'preact/hooks';
import { count, counted } from '../../../profile/format.js';
import { kendallTau } from '../../../profile/inversions.js';
import type { RunStore } from '../../../record/store.js';
import { completed, numbers } from '../../derived.js';
import { MANY } from '../layout.js';
import { BandTable } from './BandTable.js';
import { Square } from './Square.js';

/** Input order against completion order, as a picture and as a table; of a small run it is closed at first. */
export function Ranks({ store }: { store: RunStore }) {
  const isLarge = store.tasks.length > MANY;
  const open = useSignal(isLarge);
  const { id } = store.header;
  useEffect(() => {
    open.value = isLarge;
  }, [id, isLarge]);
  if (completed.value.length < 2) {
    return null;
  }
  return (
    <details
      class="ranks"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2>{l10n.t('Rank against rank')}</h2> <span class="muted">{says()}</span>
      </summary>
      {open.value && (
        <div class="ranks-body">
          <Square store={store} />
          <BandTable />
        </div>
      )}
    </details>
  );
}

/** How near the two orders are. */
function says(): string {
  const { length } = completed.value;
  const pairs = (length * (length - 1)) / 2;
  const swapped = numbers.value?.inversions ?? 0;
  return swapped === 0
    ? l10n.t('Tasks completed in the order of their inputs.')
    : l10n.t(
        '{0} of {1} completed the other way round · Kendall’s τ {2}',
        count(swapped),
        counted(pairs, 'pair'),
        kendallTau(swapped, pairs).toFixed(2),
      );
}
