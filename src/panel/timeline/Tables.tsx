import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { count, duration, inUnit, timeUnit } from '../../profile/format.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import { levelBins } from '../../profile/level.js';
import { coveredIn, touching } from '../../profile/track.js';
import type { Range } from './range.js';
import type { Strip } from './strips.js';

/** How many stretches the table of the charts has. */
const ROWS = 12;

interface Props {
  lanes: readonly LaneSummary[];
  strips: readonly Strip[];
  range: Range;
}

/** The timeline in numbers, for the time range in view: what each worker did, and how many tasks were in which state. */
export function Tables(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="as-tables"
      open={open}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>{l10n.t('The timeline as tables')}</summary>
      {open && (
        <div class="tables">
          <Workers {...props} />
          <OverTime {...props} />
        </div>
      )}
    </details>
  );
}

function Workers({ lanes, range: [from, to] }: Props) {
  return (
    <table>
      <caption>{l10n.t('Workers, in the time range in view')}</caption>
      <thead>
        <tr>
          {[
            l10n.t('Worker'),
            l10n.t('Tasks'),
            l10n.t('Failed'),
            l10n.t('Ran'),
            l10n.t('Starved'),
            l10n.t('Tail'),
            l10n.t('Ready at'),
            l10n.t('Ended'),
          ].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ lane, busy, failures, starved, tail }) => {
          const [first, last] = touching(busy, from, to);
          const life = lane.lives.at(-1);
          const ended = lane.lives.filter(({ exit }) => exit !== null);
          return (
            <tr key={lane.worker}>
              <th scope="row">{lane.worker}</th>
              <td>{count(last - first)}</td>
              <td>{count((failures[last] as number) - (failures[first] as number))}</td>
              <td>{duration(coveredIn(busy, from, to))}</td>
              <td>{duration(coveredIn(starved, from, to))}</td>
              <td>{duration(coveredIn(tail, from, to))}</td>
              <td>{duration(life?.ready)}</td>
              <td>
                {ended
                  .map(({ exit, reason }) => `${duration(exit)}${reason ? `: ${reason}` : ''}`)
                  .join('; ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function OverTime({ strips, range }: Props) {
  // Before the run there are no tasks.
  const [from, to] = [Math.min(Math.max(0, range[0]), range[1]), range[1]];
  const unit = timeUnit(to, (to - from) / ROWS / 10);
  const bins = strips.map(({ level }) => levelBins(level, from, to, ROWS));
  const edge = (i: number) => inUnit(from + ((to - from) * i) / ROWS, unit);
  return (
    <table>
      <caption>{l10n.t('Tasks over time: mean, and the most at one instant')}</caption>
      <thead>
        <tr>
          <th scope="col">{l10n.t('Time ({0})', unit.name)}</th>
          {strips.map(({ name, word, says }) => (
            <th key={name} scope="col" title={says}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ROWS }, (_, i) => (
          <tr key={edge(i)}>
            <th scope="row">{l10n.t('{0} to {1}', edge(i), edge(i + 1))}</th>
            {bins.map(({ mean, peak }, at) => (
              <td key={strips[at]?.name}>
                {(mean[i] as number).toFixed(1)}, {count(peak[i] as number)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
