import * as l10n from '@vscode/l10n';
import { percent } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';

/** The efficiency as a product; the factor that costs most is named. */
export function EfficiencyTree({ metrics: { factors, efficiency, baseline } }: { metrics: Metrics }) {
  if (factors.length === 0) {
    return null;
  }
  // Where tasks ran faster in the pool than alone, no factor says so: none is above 1.
  const whole = baseline ? factors.reduce((product, { value }) => product * value, 1) : efficiency;
  const low = Math.min(...factors.map(({ value }) => value));
  return (
    <table class="tree">
      <caption>
        {baseline
          ? l10n.t('Efficiency {0} against one worker is the product of', percent(whole))
          : l10n.t('Efficiency {0} is the product of', percent(whole))}
      </caption>
      <tbody>
        {factors.map(({ name, value, says }) => (
          <tr key={name} class={value === low && low < 0.95 ? 'weakest' : ''}>
            <th scope="row" title={says}>
              {name} {value === low && low < 0.95 && <span class="tag">{l10n.t('weakest')}</span>}
            </th>
            <td class="number">{percent(value)}</td>
            <td class="meter-cell" aria-hidden="true">
              <span class="meter run">
                <span style={{ width: `${value * 100}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
