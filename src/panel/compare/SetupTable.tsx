import * as l10n from '@vscode/l10n';
import { type SetupRow, setup } from '../../profile/compare/setup.js';
import { counted } from '../../profile/format.js';
import type { Comparison } from './state.js';

/** What was set before the runs: first what differs, the rest on demand. */
export function SetupTable({ found: { before, after, pairs } }: { found: Comparison }) {
  const all = setup(before.store, after.store, pairs);
  const other = all.filter(({ differs }) => differs);
  const same = all.filter(({ differs }) => !differs);
  return (
    <section aria-label={l10n.t('Set-up')}>
      <div class="part-head">
        <h2>{l10n.t('What differs in the set-up')}</h2>
      </div>
      {other.length === 0 ? (
        <p class="muted">{l10n.t('Nothing: both were set up alike.')}</p>
      ) : (
        <Rows label={l10n.t('What differs in the set-up')} rows={other} />
      )}
      <details class="same">
        <summary class="muted">{l10n.t('{0} alike', counted(same.length, 'more thing'))}</summary>
        <Rows label={l10n.t('What is alike in the set-up')} rows={same} />
      </details>
    </section>
  );
}

function Rows({ label, rows }: { label: string; rows: SetupRow[] }) {
  return (
    <table class="plain" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr-only">{l10n.t('Name')}</span>
          </th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
