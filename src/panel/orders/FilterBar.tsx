import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useEffect } from 'preact/hooks';
import { count, counted, percent } from '../../profile/format.js';
import { STATUSES, type TaskStatus } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { laneList, numbers } from '../derived.js';
import { Choice } from '../parts/Choice.js';
import { filter, view } from '../saved.js';
import { STATUS_LOOKS } from '../text/status.js';
import { CopyMenu } from './CopyMenu.js';
import { ALL, type Filter, isFiltering, parseTime } from './filter.js';
import { listing, lists } from './lists.js';

/** Typing is over after so long, ms: a million texts are not searched for every letter. */
const PAUSE = 150;

/** Which tasks the tables show, how many those are, and what can be done with them. */
export function FilterBar({ store }: { store: RunStore }) {
  const wish = filter.value;
  const change = (part: Partial<Filter>) => {
    filter.value = { ...filter.value, ...part };
  };
  const isOn = isFiltering(wish);
  const counts = numbers.value?.counts;
  return (
    <search class="filter-bar" aria-label={l10n.t('Filter tasks')}>
      <TextField
        label={l10n.t('Text')}
        hint={l10n.t('In the input, the result or the error')}
        value={wish.text}
        change={(text) => change({ text })}
      />
      <Choice
        label={l10n.t('Status')}
        value={wish.status}
        choose={(status) => change({ status: status as Filter['status'] })}
      >
        <option value="">{l10n.t('any')}</option>
        <option value="unwell">{l10n.t('not ok')}</option>
        {STATUSES.filter((name) => (counts?.[name] ?? 0) > 0 || name === wish.status).map(
          (name: TaskStatus) => (
            <option key={name} value={name}>
              {STATUS_LOOKS[name].word} ({count(counts?.[name] ?? 0)})
            </option>
          ),
        )}
      </Choice>
      <Choice
        label={l10n.t('Worker')}
        value={wish.worker ?? ''}
        choose={(worker) => change({ worker: worker === '' ? null : Number(worker) })}
      >
        <option value="">{l10n.t('any')}</option>
        {laneList.value.map(({ worker }) => (
          <option key={worker} value={worker}>
            {worker}
          </option>
        ))}
      </Choice>
      <TimeField
        label={l10n.t('Ran at least')}
        name={l10n.t('Ran at least')}
        value={wish.least}
        change={(least) => change({ least })}
      />
      <TimeField
        label={l10n.t('at most')}
        name={l10n.t('Ran at most')}
        value={wish.most}
        change={(most) => change({ most })}
      />
      {(view.value !== null || wish.inRange) && (
        <label class="field" title={l10n.t('Only tasks that ran within the time range of the timeline')}>
          <input
            type="checkbox"
            checked={wish.inRange}
            onChange={(event) => change({ inRange: event.currentTarget.checked })}
          />
          {l10n.t('In the time range')}
        </label>
      )}
      {isOn && (
        <button type="button" class="button" onClick={() => change(ALL)}>
          {l10n.t('Show all')}
        </button>
      )}
      <div class="shown">
        <p class="muted" role="status">
          {words(store, isOn)}
        </p>
        <CopyMenu store={store} />
      </div>
    </search>
  );
}

function words(store: RunStore, isOn: boolean): string {
  const { length } = store.tasks;
  if (listing.value !== null) {
    return l10n.t('Looking… {0}', percent(listing.value));
  }
  const { shown } = lists.value;
  return isOn
    ? l10n.t('{0} of {1} shown', count(shown), counted(length, 'task'))
    : length === 1
      ? l10n.t('{0} shown', counted(length, 'task'))
      : l10n.t('All {0} shown', counted(length, 'task'));
}

interface FieldProps<T> {
  label: string;
  value: T;
  change(value: T): void;
}

function TextField({ label, hint, value, change }: FieldProps<string> & { hint: string }) {
  const typed = useSignal(value);
  useEffect(() => {
    typed.value = value;
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => typed.value !== value && change(typed.value), PAUSE);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <label class="field field-text">
      <span>{label}</span>
      <input
        type="search"
        aria-label={label}
        value={typed.value}
        placeholder={hint}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

/** A length of time; what is none is marked and changes nothing. */
function TimeField({ label, name, value, change }: FieldProps<number | null> & { name: string }) {
  const typed = useSignal(value === null ? '' : String(value));
  const time = parseTime(typed.value);
  useEffect(() => {
    if (parseTime(typed.value) !== value) {
      typed.value = value === null ? '' : String(value);
    }
  }, [value]);
  return (
    <label class="field field-time">
      <span>{label}</span>
      <input
        type="text"
        aria-label={name}
        value={typed.value}
        placeholder="ms"
        title={l10n.t('A time: 250, 250 ms, 1.5 s')}
        aria-invalid={time === undefined}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          const next = parseTime(typed.value);
          if (next !== undefined) {
            change(next);
          }
        }}
      />
    </label>
  );
}
