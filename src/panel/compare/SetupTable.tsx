import { type SetupRow, setup } from '../../profile/compare/setup.js';
import { counted } from '../../profile/format.js';
import type { Comparison } from './state.js';

/** What was set before the runs: first what differs, the rest on demand. */
export function SetupTable({ found: { before, after, pairs } }: { found: Comparison }) {
  const all = setup(before.store, after.store, pairs);
  const other = all.filter(({ differs }) => differs);
  const same = all.filter(({ differs }) => !differs);
  return (
    <section aria-label="Set-up">
      <div class="part-head">
        <h2>What differs in the set-up</h2>
      </div>
      {other.length === 0 ? (
        <p class="muted">Nothing: both were set up alike.</p>
      ) : (
        <Rows label="What differs in the set-up" rows={other} />
      )}
      <details class="same">
        <summary class="muted">{counted(same.length, 'more thing')} alike</summary>
        <Rows label="What is alike in the set-up" rows={same} />
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
            <span class="sr-only">Name</span>
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
