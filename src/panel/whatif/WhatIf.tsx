import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { count } from '../../profile/format.js';
import { ORDERS, type Order } from '../../profile/simulate/policy.js';
import { MODE_NAMES, MODES, type Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { Advice } from './Advice.js';
import { BoardTable } from './BoardTable.js';
import { Came } from './Came.js';
import { Cell } from './Cell.js';
import { compute, open, shown } from './state.js';

/** From so many tasks on it takes a while, and that is said. */
const MANY = 100_000;
const ORDER_NAMES: Record<Order, string> = {
  given: 'as given',
  longest: 'longest first',
  shuffled: 'shuffled',
};

/** What other modes, worker counts, chunk sizes and orders would have come to; computed when it is opened. */
export function WhatIf({ store }: { store: RunStore }) {
  if (store.header.outcome === 'running') {
    return null;
  }
  return (
    <section class="what-if" aria-label="What if">
      <details
        class="ranks"
        open={open.value}
        onToggle={(event) => {
          open.value = event.currentTarget.open;
        }}
      >
        <summary>
          <h2>What if</h2> <span class="muted">other modes, workers and chunks, predicted from this run</span>
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
        <label class="field">
          <span>Mode</span>
          <select
            aria-label="Mode"
            value={mode.value}
            onChange={(event) => {
              mode.value = event.currentTarget.value as Mode;
            }}
          >
            <optgroup label="The function gets the same arguments">{alike.map(option)}</optgroup>
            <optgroup label={many ? 'Each input is the one argument' : 'An input that is a list is spread'}>
              {others.map(option)}
            </optgroup>
          </select>
        </label>
        <label class="field">
          <span>Inputs</span>
          <select
            aria-label="Order of the inputs"
            value={order.value}
            onChange={(event) => {
              order.value = event.currentTarget.value as Order;
            }}
          >
            {ORDERS.map((name) => (
              <option key={name} value={name}>
                {ORDER_NAMES[name]}
              </option>
            ))}
          </select>
        </label>
        {board && known < board.walls.length && (
          <p class="muted" role="status">
            Replaying {count(length)} tasks: {known} of {board.walls.length}
            {length > MANY && '. All of them are replayed; so many take a while'}
          </p>
        )}
      </div>
      {board === null && <p>No task ran, so there is nothing to replay.</p>}
      {board === undefined && <p class="muted">Reading the run…</p>}
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
