import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useEffect } from 'preact/hooks';
import { count } from '../../profile/format.js';
import { ORDERS, type Order } from '../../profile/simulate/policy.js';
import { MODE_NAMES, MODES, type Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { Choice } from '../parts/Choice.js';
import { Advice } from './Advice.js';
import { BoardTable } from './BoardTable.js';
import { Came } from './Came.js';
import { Cell } from './Cell.js';
import { compute, open, shown } from './state.js';

/** From so many tasks on it takes a while, and that is said. */
const MANY = 100_000;
const ORDER_NAMES: Record<Order, string> = {
  given: l10n.t('as given'),
  longest: l10n.t('longest first'),
  shuffled: l10n.t('shuffled'),
};

/** What other modes, worker counts, chunk sizes and orders would have come to; computed when it is opened. */
export function WhatIf({ store }: { store: RunStore }) {
  if (store.header.outcome === 'running') {
    return null;
  }
  return (
    <section class="what-if" aria-label={l10n.t('What if')}>
      <details
        class="ranks"
        open={open.value}
        onToggle={(event) => {
          open.value = event.currentTarget.open;
        }}
      >
        <summary>
          <h2>{l10n.t('What if')}</h2>{' '}
          <span class="muted">{l10n.t('other modes, workers and chunks, predicted from this run')}</span>
        </summary>
        {open.value && <Asked key={store.header.id} store={store} />}
      </details>
      <Came store={store} />
    </section>
  );
}

function Asked({ store }: { store: RunStore }) {
  const mode = useSignal<Mode>(store.header.mode);
  const order = useSignal<Order>('given');
  const { length } = store.tasks;
  useEffect(() => {
    let wanted = true;
    void compute(store, mode.value, order.value, () => wanted);
    return () => {
      wanted = false;
    };
  }, [store, length, mode.value, order.value]);
  const { board, known } = shown.value ?? { board: undefined, known: 0 };
  const many = MODES[store.header.mode].manyArguments;
  const alike = MODE_NAMES.filter((name) => MODES[name].manyArguments === many);
  const others = MODE_NAMES.filter((name) => MODES[name].manyArguments !== many);
  return (
    <div class="what-if-body">
      <div class="filter-bar">
        <Choice
          label={l10n.t('Mode')}
          value={mode.value}
          choose={(name) => {
            mode.value = name as Mode;
          }}
        >
          <optgroup label={l10n.t('The function gets the same arguments')}>{alike.map(option)}</optgroup>
          <optgroup
            label={
              many ? l10n.t('Each input is the one argument') : l10n.t('An input that is a list is spread')
            }
          >
            {others.map(option)}
          </optgroup>
        </Choice>
        <Choice
          label={l10n.t('Inputs')}
          name={l10n.t('Order of the inputs')}
          value={order.value}
          choose={(name) => {
            order.value = name as Order;
          }}
        >
          {ORDERS.map((name) => (
            <option key={name} value={name}>
              {ORDER_NAMES[name]}
            </option>
          ))}
        </Choice>
        {board && known < board.walls.length && (
          <p class="muted" role="status">
            {length > MANY
              ? l10n.t(
                  'Replaying {0} tasks: {1} of {2}. All of them are replayed; so many take a while',
                  count(length),
                  known,
                  board.walls.length,
                )
              : l10n.t('Replaying {0} tasks: {1} of {2}', count(length), known, board.walls.length)}
          </p>
        )}
      </div>
      {board === null && <p>{l10n.t('No task ran, so there is nothing to replay.')}</p>}
      {board === undefined && <p class="muted">{l10n.t('Reading the run…')}</p>}
      {board && (
        <>
          <Advice store={store} board={board} known={known} />
          <div class="what-if-side">
            <BoardTable board={board} />
            <Cell store={store} board={board} known={known} />
          </div>
        </>
      )}
    </div>
  );
}

function option(name: Mode) {
  return (
    <option key={name} value={name}>
      {name}
    </option>
  );
}
