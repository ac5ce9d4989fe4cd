import * as l10n from '@vscode/l10n';
import { type Accounting, SHARES, type Share } from '../../profile/accounting/accounting.js';
import { duration, percent } from '../../profile/format.js';

const NAMES: Record<Share, [name: string, says: string]> = {
  useful: [l10n.t('Useful'), l10n.t('In tasks that ended well')],
  serialise: [
    l10n.t('Serialise and transfer'),
    l10n.t('Arguments on their way to a worker, results on their way back'),
  ],
  dispatch: [l10n.t('Dispatch'), l10n.t('Between two tasks of one chunk')],
  starved: [l10n.t('Starved'), l10n.t('Idle while work was waiting')],
  tail: [l10n.t('Tail'), l10n.t('Idle while no work was waiting')],
  startup: [l10n.t('Start-up'), l10n.t('Being made, importing, being replaced, within the run')],
  shutdown: [l10n.t('Shutdown'), l10n.t('Ending, within the run')],
  failed: [l10n.t('Failed'), l10n.t('In tasks that did not end well')],
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
        <caption>{l10n.t('Workers’ time: {0} × {1}', workers, duration(wall))}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Share')}</th>
            <th scope="col" class="number">
              {l10n.t('Part')}
            </th>
            <th scope="col" class="number">
              {l10n.t('Time')}
            </th>
            <th scope="col">{l10n.t('What it is')}</th>
          </tr>
        </thead>
        <tbody>
          {there.map((share) => (
            <tr key={share} data-share={share} title={NAMES[share][1]}>
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
