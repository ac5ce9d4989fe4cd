import { effect, signal } from '@preact/signals';
import { mergeSort } from '../../profile/mergeSort.js';
import { ranks } from '../../profile/orders.js';
import { order, places } from '../derived.js';
import { run } from '../run.js';
import { filter, sorts } from '../saved.js';
import { inSlices } from '../slices.js';
import { shown } from '../timeRange.js';
import { type Filter, isFiltering, matching } from './filter.js';
import { comparison, type Sort } from './sorting.js';

/** The tasks of a table in the order of its rows. */
export interface List {
  length: number;
  taskAt(row: number): number;
  /** -1: the task is not in it. */
  rowOf(index: number): number;
}

/** What both tables show. */
export interface Lists {
  input: List;
  completion: List;
  /** How many tasks the filter lets through. */
  shown: number;
  /** 1 for each task that it lets through; null: all of them. */
  mask: Uint8Array | null;
}

const NOTHING: List = { length: 0, taskAt: () => -1, rowOf: () => -1 };

/** After new rows of a live run, the next list is begun so much later, ms. */
const PAUSE = 200;

/** What the tables show now; what is being made takes its place when it is whole. */
export const lists = signal<Lists>({ input: NOTHING, completion: NOTHING, shown: 0, mask: null });
/** How far the next one is, 0 to 1; null when none is being made. */
export const listing = signal<number | null>(null);

/** What the last one was made for: another run, filter or sort gives up what is being made; new rows wait for its end. */
let wanted = '';
let version = 0;
let isBusy = false;
let isStale = false;

effect(() => {
  const range = filter.value.inRange ? shown.value : null;
  const key = JSON.stringify([run.value?.store.header.id, filter.value, sorts.value, range]);
  order.value;
  if (isBusy && key === wanted) {
    isStale = true;
    return;
  }
  wanted = key;
  void start();
});

async function start(): Promise<void> {
  const mine = ++version;
  isStale = false;
  isBusy = true;
  const made = await inSlices(
    make(filter.peek(), sorts.peek()),
    () => version === mine,
    (share) => {
      listing.value = share;
    },
  );
  if (version !== mine || !made) {
    return;
  }
  isBusy = false;
  listing.value = null;
  lists.value = made;
  if (isStale) {
    setTimeout(() => version === mine && !isBusy && void start(), PAUSE);
  }
}

function* make(wish: Filter, by: { input: Sort; completion: Sort }): Generator<number, Lists> {
  const store = run.peek()?.store;
  if (!store) {
    return { input: NOTHING, completion: NOTHING, shown: 0, mask: null };
  }
  const { length } = store.tasks;
  const done = order.peek();
  const rank = places.peek();
  const mask = isFiltering(wish) ? yield* matching(store, wish, shown.peek()) : null;
  const all = mask || by.input ? Uint32Array.from({ length }, (_, i) => i) : null;
  const given = all && (mask ? all.filter((index) => mask[index] === 1) : all);
  const completed = mask ? done.filter((index) => mask[index] === 1) : done;
  const sorted = function* (rows: Uint32Array, sort: Sort) {
    return sort ? yield* mergeSort(rows, yield* comparison(store, rank, rows, sort)) : rows;
  };
  const isOwn = !mask && !by.completion;
  return {
    input: given ? listOf(yield* sorted(given, by.input), length) : inPlace(length),
    completion: listOf(yield* sorted(completed, by.completion), length, isOwn ? rank : undefined),
    shown: given?.length ?? length,
    mask,
  };
}

function inPlace(length: number): List {
  return { length, taskAt: (row) => row, rowOf: (index) => (index < length ? index : -1) };
}

function listOf(rows: Uint32Array, tasks: number, known?: Int32Array): List {
  // Only asked for when there is a selection.
  let rowsOf = known;
  return {
    length: rows.length,
    taskAt: (row) => rows[row] ?? -1,
    rowOf: (index) => {
      rowsOf ??= ranks(rows, tasks);
      const row = rowsOf[index] ?? -1;
      return row < rows.length ? row : -1; // Known places go on past what a replay has come to.
    },
  };
}
