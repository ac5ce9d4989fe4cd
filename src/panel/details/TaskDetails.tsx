import * as l10n from '@vscode/l10n';
import { count } from '../../profile/format.js';
import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { places } from '../derived.js';
import { Icon } from '../parts/Icon.js';
import { OutputLines } from '../parts/OutputLines.js';
import { run } from '../run.js';
import { selected } from '../saved.js';
import { select } from '../select.js';
import { readError } from '../text/errors.js';
import { statusLook } from '../text/status.js';
import { ErrorView } from './ErrorView.js';
import { InputPlace } from './InputPlace.js';
import { TaskTimes } from './TaskTimes.js';
import { useFullTexts } from './useFullTexts.js';
import { Value } from './Value.js';

/** All that is known of the selected task. */
export function TaskDetails() {
  const store = run.value?.store;
  const index = selected.value;
  if (!store) {
    return null;
  }
  const there = index !== null && index < store.tasks.length;
  return (
    <section class="task" aria-label={l10n.t('Task')}>
      <div class="part-head">
        <h2 tabIndex={-1}>{there ? l10n.t('Task {0}', count(index)) : l10n.t('Task')}</h2>
        {there && <Headline store={store} index={index} />}
      </div>
      {there ? (
        <Details store={store} index={index} />
      ) : (
        <p class="muted placeholder">
          {l10n.t(
            'Select a row or a bar: its input, its result or error, its times and what it printed appear here.',
          )}
        </p>
      )}
    </section>
  );
}

function Headline({ store, index }: { store: RunStore; index: number }) {
  const { status, started, worker, chunk } = store.tasks.data;
  const look = statusLook(status[index] ?? 0, !Number.isNaN(started[index]));
  const place = places.value[index] ?? -1;
  const facts = [
    (worker[index] ?? -1) < 0 ? '' : l10n.t('worker {0}', worker[index] as number),
    (chunk[index] ?? -1) < 0 ? '' : l10n.t('chunk {0}', chunk[index] as number),
    place < 0 ? '' : l10n.t('completed as no. {0}', count(place + 1)),
  ];
  return (
    <>
      <span class={`outcome ${look.tone}`}>
        <Icon name={look.icon} />
        {look.word}
      </span>
      <span class="muted">{facts.filter(Boolean).join(' · ')}</span>
      <button
        type="button"
        class="icon-button"
        title={l10n.t('Select no task (Esc)')}
        aria-label={l10n.t('Close task')}
        onClick={() => select(null)}
      >
        <Icon name="close" />
      </button>
    </>
  );
}

function Details({ store, index }: { store: RunStore; index: number }) {
  const { args, outcome, cut } = useFullTexts(store, index);
  const ok = store.tasks.data.status[index] === Status.ok;
  const error = ok ? null : readError(outcome ?? undefined);
  const printed = store.output.filter((line) => line.index === index);
  return (
    <div class="task-body">
      <Value title={l10n.t('Input')} json={args ?? '[]'} isArgs>
        <InputPlace store={store} index={index} />
      </Value>
      {ok && <Value title={l10n.t('Result')} json={outcome ?? '{"$type":"undefined"}'} />}
      {cut && <p class="muted">{l10n.t('Only the beginning is here; the rest is being fetched.')}</p>}
      {error && (
        <>
          <h3>{l10n.t('Error')}</h3>
          <ErrorView error={error} />
        </>
      )}
      <h3>{l10n.t('Times')}</h3>
      <TaskTimes store={store} index={index} />
      {printed.length > 0 && (
        <>
          <h3>{l10n.t('Printed')}</h3>
          <OutputLines lines={printed} label={l10n.t('Printed by task {0}', index)} />
        </>
      )}
    </div>
  );
}
