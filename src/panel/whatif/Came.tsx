import { duration } from '../../profile/format.js';
import { errorOf } from '../../profile/simulate/simulate.js';
import { quantile } from '../../profile/statistics.js';
import type { RunStore } from '../../record/store.js';
import { Icon } from '../parts/Icon.js';
import { forecasts } from '../saved.js';

/** What was predicted for the run on show, beside what was measured; nothing when nobody predicted it. */
export function Came({ store }: { store: RunStore }) {
  const { id, function: fn } = store.header;
  const mine = forecasts.value.find(({ run }) => run === id);
  if (!mine) {
    return null;
  }
  const all = forecasts.value.filter(({ file, name }) => file === fn.file && name === fn.name);
  const errors = Float64Array.from(all, ({ wall, measured = 0 }) => errorOf(wall, measured)).sort();
  return (
    <p class="came">
      <Icon name="check" />
      <span>
        Predicted {duration(mine.wall)}, measured {duration(mine.measured)}:{' '}
        <strong>{share(errorOf(mine.wall, mine.measured ?? 0))} off</strong>.
        {all.length > 1 && (
          <span class="muted">
            {' '}
            {all.length} predictions for {fn.name} so far: {share(quantile(errors, 0.5))} off at the median.
          </span>
        )}
      </span>
    </p>
  );
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
