import { now } from '../../profile/clock.js';
import { CALLS } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { complete, instant, metadata, type Stretch, type TraceClock, tracks } from './events.js';

/** The track of the caller; calls that overlap (of a library's pool) get the ones after it. */
const CALLER = 1;

/** What the caller did: its calls, whether it stood still in them, and its callbacks. */
export function* callerEvents(store: RunStore, clock: TraceClock): Generator<string> {
  const { call, from, to, waited } = store.caller.data;
  const until = now(store);
  const calls = Array.from({ length: store.caller.length }, (_, row): Stretch & { row: number } => {
    const end = Number.isNaN(to[row]) ? until : (to[row] as number);
    return { row, from: clock.ns(from[row] as number), to: clock.ns(Math.max(end, from[row] as number)) };
  }).sort((a, b) => a.from - b.from);
  const places = tracks(calls);
  const count = places.reduce((most, track) => Math.max(most, track + 1), 1);
  for (let track = 0; track < count; track++) {
    const tid = CALLER + track;
    yield metadata('thread_name', tid, {
      name: track === 0 ? 'caller' : `caller, overlapping (${track + 1})`,
    });
    yield metadata('thread_sort_index', tid, { sort_index: tid });
  }
  for (const [i, each] of calls.entries()) {
    const name = CALLS[call[each.row] as number] ?? 'get';
    const stood = waited[each.row] === 1;
    const tid = CALLER + (places[i] as number);
    yield complete(stood ? `${name} waits` : name, 'call', tid, each, `{"waited":${stood}}`);
  }
  const { at, index } = store.callbacks.data;
  for (let row = 0; row < store.callbacks.length; row++) {
    const of = index[row] as number;
    yield instant(
      'callback',
      'callback',
      CALLER,
      clock.ns(at[row] as number),
      `{"index":${of < 0 ? null : of}}`,
    );
  }
}
