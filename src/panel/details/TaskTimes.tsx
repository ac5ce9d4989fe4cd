import * as l10n from '@vscode/l10n';
import { duration, inUnit, timeUnit } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { phases } from './phases.js';

/** Where a task's time went: its way from the caller's hand and back, leg by leg, to scale. */
export function TaskTimes({ store, index }: { store: RunStore; index: number }) {
  const legs = phases(store, index);
  const begin = legs[0]?.from ?? 0;
  const end = legs.at(-1)?.to ?? 0;
  const span = Math.max(end - begin, 1e-9);
  const unit = timeUnit(end, 0.01);
  const cpu = store.tasks.data.cpu[index] ?? Number.NaN;
  return (
    <table class="times">
      <caption class="sr-only">{l10n.t('Times of the task, from the start of the run')}</caption>
      <thead>
        <tr>
          <th scope="col">{l10n.t('Step')}</th>
          <th scope="col" class="numeric">
            {l10n.t('From ({0})', unit.name)}
          </th>
          <th scope="col" class="numeric">
            {l10n.t('Took')}
          </th>
          <th scope="col">
            <span class="sr-only">{l10n.t('Share of its whole way')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {legs.map(({ name, word, hint, from, to, ran }) => (
          <tr key={name} title={hint}>
            <th scope="row">{word}</th>
            <td class="numeric">{inUnit(from, unit)}</td>
            <td class="numeric">{duration(Math.max(0, to - from))}</td>
            <td class="leg">
              <span
                class={ran ? 'leg-bar ran' : 'leg-bar'}
                style={{
                  left: `${((from - begin) / span) * 100}%`,
                  width: `${(Math.max(0, to - from) / span) * 100}%`,
                }}
              />
            </td>
          </tr>
        ))}
        {!Number.isNaN(cpu) && (
          <tr title={l10n.t('Time its thread spent computing; the rest of the run it waited or was held up')}>
            <th scope="row">{l10n.t('CPU')}</th>
            <td />
            <td class="numeric">{duration(cpu)}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
