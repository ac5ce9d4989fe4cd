import * as l10n from '@vscode/l10n';
import { duration, times } from '../../profile/format.js';
import { Choice } from '../parts/Choice.js';
import { speed } from './player.js';
import { speedsFor } from './speeds.js';

interface Props {
  /** Length of the run, ms. */
  wall: number;
  /** A multiple of the run's own time. */
  chosen: number;
}

/** How fast the replay goes, and how long it takes then. */
export function Speed({ wall, chosen }: Props) {
  return (
    <Choice
      label={l10n.t('Speed')}
      title={l10n.t('Slower (<), faster (>)')}
      value={chosen}
      choose={(factor) => {
        speed.value = Number(factor);
      }}
    >
      {speedsFor(wall, chosen).map((factor) => (
        <option key={factor} value={factor} selected={factor === chosen}>
          {factorText(factor)} · {l10n.t('takes {0}', duration(wall / factor))}
        </option>
      ))}
    </Choice>
  );
}

function factorText(factor: number): string {
  return factor === 1
    ? l10n.t('1× (as it was)')
    : factor < 0.1
      ? `1/${Math.round(1 / factor)}`
      : times(factor);
}
