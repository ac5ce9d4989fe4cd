import * as l10n from '@vscode/l10n';
import { duration } from '../../profile/format.js';
import { errorOf } from '../../profile/simulate/simulate.js';
import { quantile } from '../../profile/statistics.js';
import type { RunStore } from '../../record/store.js';
import { Icon } from '../parts/Icon.js';
import { withParts } from '../text/withParts.js';
import { forecastsOf } from './forecasts.js';
import { memory } from './memory.js';

/** What was predicted for the run on show, beside what was measured; nothing when nobody predicted it. */
export function Came({ store }: { store: RunStore }) {
  const { id, function: fn } = store.header;
  const mine = memory.value.answered.find(({ run }) => run === id);
  if (!mine) {
    return null;
  }
  const measured = mine.measured ?? 0;
  const longer = Math.max(mine.wall, measured);
  const bar = (what: string, ms: number) => (
    <span class={`came-bar ${what}`} style={{ width: `${(100 * ms) / longer}%` }} />
  );
  return (
    <div class="came">
      <Icon name="check" />
      <span>
        {withParts(
          l10n.t('Predicted {0}, measured {1}: {2}.'),
          duration(mine.wall),
          duration(measured),
          <strong>{l10n.t('{0} off', share(errorOf(mine.wall, measured)))}</strong>,
        )}
        <SoFar name={fn.name} file={fn.file} />
      </span>
      <div class="came-bars" aria-hidden="true">
        {bar('predicted', mine.wall)}
        {bar('measured', measured)}
      </div>
    </div>
  );
}

/** How far off the predictions for a function were; nothing before there are two. */
export function SoFar({ name, file }: { name: string; file: string }) {
  const all = forecastsOf(memory.value.answered, { name, file });
  if (all.length < 2) {
    return null;
  }
  const errors = Float64Array.from(all, ({ wall, measured = 0 }) => errorOf(wall, measured)).sort();
  return (
    <span class="muted">
      {' '}
      {l10n.t(
        '{0} predictions for {1} so far: {2} off at the median, {3} at most.',
        all.length,
        name,
        share(quantile(errors, 0.5)),
        share(errors.at(-1) ?? 0),
      )}
    </span>
  );
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
