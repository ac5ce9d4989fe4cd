import { useComputed } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { count } from '../../../profile/format.js';
import { back, places } from '../../derived.js';
import { select } from '../../select.js';
import { lists } from '../lists.js';
import { type Band, bands } from './grid.js';

/** As many stretches as can be looked over. */
const BANDS = 10;

/** What the square shows, in numbers: each stretch of the inputs, and where it came out. */
export function BandTable() {
  const all = useComputed(() => bands(places.value, back.value, lists.value.mask, BANDS));
  return (
    <div class="bands">
      <table aria-label={l10n.t('Rank against rank')}>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Inputs')}</th>
            <th scope="col" class="numeric">
              {l10n.t('Completed as no.')}
            </th>
            <th
              scope="col"
              class="numeric"
              title={l10n.t('Half of the tasks moved by less: places, + is later')}
            >
              {l10n.t('Median shift')}
            </th>
            <th scope="col" class="numeric">
              {l10n.t('Most early')}
            </th>
            <th scope="col" class="numeric">
              {l10n.t('Most late')}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.value.map((band) => (
            <Row key={band.from} band={band} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ band: { from, to, first, last, shift, earliest, latest } }: { band: Band }) {
  return (
    <tr>
      <th scope="row">
        {count(from)}
        {to - from > 1 && `–${count(to - 1)}`}
      </th>
      <td class="numeric">
        {count(first + 1)}
        {last > first && `–${count(last + 1)}`}
      </td>
      <td class="numeric">{signed(Math.round(shift))}</td>
      <td class="numeric">
        <Extreme index={earliest} />
      </td>
      <td class="numeric">
        <Extreme index={latest} />
      </td>
    </tr>
  );
}

/** The task that moved most, to be selected. */
function Extreme({ index }: { index: number }) {
  if (index < 0) {
    return <>–</>;
  }
  const shift = (places.value[index] ?? index) - index;
  return (
    <button
      type="button"
      class="link"
      aria-label={l10n.t('Select task {0}, {1} places', index, signed(shift))}
      onClick={() => select(index)}
    >
      #{index} ({signed(shift)})
    </button>
  );
}

function signed(shift: number): string {
  return shift === 0 ? '0' : `${shift > 0 ? '+' : '−'}${count(Math.abs(shift))}`;
}
