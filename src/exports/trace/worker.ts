import { isFailure } from '../../profile/bins.js';
import type { Lane } from '../../profile/lanes.js';
import { jsonNumber } from '../../record/pieces.js';
import { STATUSES } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { preview, previewArgs } from '../../record/values.js';
import { complete, instant, metadata, type Stretch, type TraceClock, tracks } from './events.js';

/** Numbers between the tracks of two workers: one can have several, where the record has tasks of it that overlap. */
const WIDE = 100;
const LONG = 200;
const LEGS = [
  ['queued', 'submitted', 'dispatched'],
  ['sent', 'dispatched', 'started'],
  ['ran', 'started', 'ended'],
  ['returned', 'ended', 'received'],
  ['held', 'received', 'delivered'],
] as const;

/** The track of a worker's place. The caller's are below 100. */
function workerTrack(worker: number, track = 0): number {
  return (worker + 1) * WIDE + track;
}

/** A worker's place: its starts and exits, its chunks with their tasks, and what it printed. */
export function* workerEvents(store: RunStore, lane: Lane, clock: TraceClock): Generator<string> {
  const { worker } = lane;
  const items = stretches(lane, clock);
  const places = tracks(items);
  const count = places.reduce((most, track) => Math.max(most, track + 1), 1);
  for (let track = 0; track < count; track++) {
    const tid = workerTrack(worker, track);
    yield metadata('thread_name', tid, { name: `worker ${worker}${track === 0 ? '' : ', overlapping'}` });
    yield metadata('thread_sort_index', tid, { sort_index: tid });
    yield* chunked(
      store,
      items.filter((_, i) => places[i] === track),
      tid,
    );
  }
  for (const { exit, reason, osId } of lane.lives) {
    if (exit !== null) {
      yield instant('exit', 'worker', workerTrack(worker), clock.ns(exit), JSON.stringify({ reason, osId }));
    }
  }
  for (const { at, worker: by, index, stream, text } of store.output) {
    if (by === worker) {
      const args = JSON.stringify({ index, text: text.slice(0, 2000) });
      yield instant(stream, 'output', workerTrack(worker), clock.ns(at), args);
    }
  }
}

/** What a worker's place did: `index` is a task, or -1 for what belongs to a worker's start. */
interface Item extends Stretch {
  index: number;
  name: string;
}

function stretches(lane: Lane, clock: TraceClock): Item[] {
  const items: Item[] = [];
  const add = (name: string, from: number | null, to: number | null) => {
    if (from !== null && to !== null && to > from) {
      items.push({ index: -1, name, from: clock.ns(from), to: clock.ns(to) });
    }
  };
  for (const { spawn, ready, imported, exit } of lane.lives) {
    add('start', spawn, ready ?? exit);
    add('import', ready, imported);
  }
  for (let i = 0; i < lane.tasks.length; i++) {
    const [from, to] = [clock.ns(lane.start[i] as number), clock.ns(lane.end[i] as number)];
    items.push({ index: lane.tasks[i] as number, name: '', from, to });
  }
  return items.sort((a, b) => a.from - b.from);
}

/** Neighbours of one chunk lie inside an event of the chunk. */
function* chunked(store: RunStore, items: readonly Item[], tid: number): Generator<string> {
  const { chunk } = store.tasks.data;
  const chunkOf = (item: Item | undefined) => (item && item.index >= 0 ? (chunk[item.index] as number) : -1);
  for (let first = 0; first < items.length; ) {
    const item = items[first] as Item;
    const number = chunkOf(item);
    let next = first + 1;
    while (number >= 0 && chunkOf(items[next]) === number) {
      next++;
    }
    if (number >= 0) {
      const last = items[next - 1] as Item;
      const args = `{"chunk":${number},"tasks":${next - first}}`;
      yield complete(`chunk ${number}`, 'chunk', tid, { from: item.from, to: last.to }, args);
    }
    for (const each of items.slice(first, next)) {
      yield* each.index < 0 ? [complete(each.name, 'worker', tid, each, '{}')] : task(store, each, tid);
    }
    first = next;
  }
}

function* task(store: RunStore, { index, from, to }: Item, tid: number): Generator<string> {
  const { data } = store.tasks;
  const status = STATUSES[data.status[index] as number] as string;
  const bad = isFailure(data.status[index] as number);
  const fn = store.header.functions[data.function[index] as number]?.name ?? store.header.function.name;
  const outcome = preview(store.outcomes.at(index) ?? '', LONG);
  const legs = LEGS.map(
    ([name, a, b]) => `"${name} (ms)":${jsonNumber((data[b][index] as number) - (data[a][index] as number))}`,
  );
  const args =
    `{"index":${index},"status":"${status}","input":${JSON.stringify(previewArgs(store.args.at(index) ?? '[]', LONG))},` +
    `"${bad ? 'error' : 'result'}":${JSON.stringify(outcome)},${legs.join(',')},"cpu (ms)":${jsonNumber(data.cpu[index])}}`;
  yield complete(
    `${fn} #${index}${bad ? ` ${status}` : ''}`,
    bad ? `task,${status}` : 'task',
    tid,
    { from, to },
    args,
  );
  if (bad) {
    yield instant(status, 'failure', tid, to, JSON.stringify({ index, error: outcome }));
  }
}
