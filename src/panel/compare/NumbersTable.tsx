import * as l10n from '@vscode/l10n';
import { numbers } from '../../profile/compare/numbers.js';
import { times } from '../../profile/format.js';
import { Icon } from '../parts/Icon.js';
import type { Comparison } from './state.js';

/** The statistics of both runs, with difference and ratio. */
export function NumbersTable({ found: { before, after } }: { found: Comparison }) {
  return (
    <section aria-label={l10n.t('Statistics')}>
      <div class="part-head">
        <h2>{l10n.t('Statistics')}</h2>
        <span class="muted">{l10n.t('ratio: B ÷ A')}</span>
      </div>
      <table class="plain" aria-label={l10n.t('Statistics')}>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{l10n.t('Name')}</span>
            </th>
            {['A', 'B', l10n.t('Difference'), l10n.t('Ratio')].map((name) => (
              <th key={name} scope="col" class="numeric">
                {name}
              </th>
            ))}
            <th scope="col">
              <span class="sr-only">{l10n.t('Better or worse')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {numbers(before.numbers, after.numbers).map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="numeric">{row.before}</td>
              <td class="numeric">{row.after}</td>
              <td class="numeric">{row.difference}</td>
              <td class="numeric">{times(row.ratio)}</td>
              <td>
                {row.better !== null && (
                  <span class={`outcome ${row.better ? 'good' : 'bad'}`}>
                    <Icon name={row.better ? 'check' : 'warning'} />
                    {row.better ? l10n.t('better') : l10n.t('worse')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
