import { percent } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';

/** The efficiency as a product; the factor that costs most is named. */
export function EfficiencyTree({ metrics: { factors, efficiency } }: { metrics: Metrics }) {
  if (factors.length === 0) {
    return null;
  }
  const low = Math.min(...factors.map(({ value }) => value));
  return (
    <table class="tree">
      <caption>Efficiency {percent(efficiency)} is the product of</caption>
      <tbody>
        {factors.map(({ name, value, says }) => (
          <tr key={name} class={value === low && low < 0.95 ? 'weakest' : ''}>
            <th scope="row" title={says}>
              {name} {value === low && low < 0.95 && <span class="tag">weakest</span>}
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
