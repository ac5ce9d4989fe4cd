import * as l10n from '@vscode/l10n';
import { count, duration, percent } from '../../profile/format.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import type { Derived } from '../derive.js';

/** What the picture shows, as a table: how much each worker's place did in both runs. */
export function WorkersTable({ before, after }: { before: Derived; after: Derived }) {
  const places = Math.max(before.summaries.length, after.summaries.length);
  return (
    <details class="same">
      <summary class="muted">{l10n.t('Both timelines as a table')}</summary>
      <table class="plain" aria-label={l10n.t('Workers of both runs')}>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Worker')}</th>
            {[
              l10n.t('A tasks'),
              l10n.t('A busy'),
              l10n.t('A share of the run'),
              l10n.t('B tasks'),
              l10n.t('B busy'),
              l10n.t('B share of the run'),
            ].map((name) => (
              <th key={name} scope="col" class="numeric">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: places }, (_, place) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              <Cells sums={before.summaries[place]} wall={before.numbers.wall} />
              <Cells sums={after.summaries[place]} wall={after.numbers.wall} />
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Cells({ sums, wall }: { sums: LaneSummary | undefined; wall: number }) {
  let busy = 0;
  const { start, end } = sums?.lane ?? { start: [], end: [] };
  for (let i = 0; i < start.length; i++) {
    busy += (end[i] as number) - (start[i] as number);
  }
  const cells = sums ? [count(start.length), duration(busy), percent(busy / wall)] : ['–', '–', '–'];
  return (
    <>
      {cells.map((text, i) => (
        <td key={i} class="numeric">
          {text}
        </td>
      ))}
    </>
  );
}
