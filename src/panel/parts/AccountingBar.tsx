import { type Accounting, SHARES, type Share } from '../../profile/accounting/accounting.js';
import { duration, percent } from '../../profile/format.js';

const NAMES: Record<Share, [name: string, says: string]> = {
  useful: ['Useful', 'In tasks that ended well'],
  serialise: ['Serialise and transfer', 'Arguments on their way to a worker, results on their way back'],
  dispatch: ['Dispatch', 'Between two tasks of one chunk'],
  starved: ['Starved', 'Idle while work was waiting'],
  tail: ['Tail', 'Idle while no work was waiting'],
  startup: ['Start-up', 'Being made, importing, being replaced, within the run'],
  shutdown: ['Shutdown', 'Ending, within the run'],
  failed: ['Failed', 'In tasks that did not end well'],
};

/** Where the workers' time went: a bar, and the same as a table that is its legend. */
export function AccountingBar({
  parts,
  workers,
  wall,
}: {
  parts: Accounting;
  workers: number;
  wall: number;
}) {
  const whole = SHARES.reduce((sum, share) => sum + parts[share], 0);
  if (!(whole > 0)) {
    return null;
  }
  const there = SHARES.filter((share) => parts[share] > 0);
  return (
    <div class="accounting">
      <div class="accounting-bar" aria-hidden="true">
        {there.map((share) => (
          <span
            key={share}
            class={`share ${share}`}
            style={{ flexGrow: parts[share] / whole }}
            title={`${NAMES[share][0]}: ${percent(parts[share] / whole)}`}
          />
        ))}
      </div>
      <table class="accounting-table">
        <caption>
          Workers’ time: {workers} × {duration(wall)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Share</th>
            <th scope="col" class="number">
              Part
            </th>
            <th scope="col" class="number">
              Time
            </th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {there.map((share) => (
            <tr key={share} data-share={share}>
              <th scope="row">
                <span class={`swatch share ${share}`} aria-hidden="true" />
                {NAMES[share][0]}
              </th>
              <td class="number">{percent(parts[share] / whole)}</td>
              <td class="number">{duration(parts[share])}</td>
              <td class="muted">{NAMES[share][1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
