import { computed } from '@preact/signals';
import { earliest } from '../profile/clock.js';
import { numbers } from './derived.js';
import { run } from './run.js';
import { follow, selected, view } from './saved.js';
import { inside, pan, type Range, zoom } from './timeline/range.js';

/** Shorter than this and following begins with a look at the run as a whole, ms. */
const LAST = 1000;

/** The whole run, with a hair of room at both ends. */
export const whole = computed<Range>(() => {
  const begin = run.value ? earliest(run.value.store) : 0;
  const end = Math.max(numbers.value?.wall ?? 0, begin + 0.01);
  const room = (end - begin) * 0.005;
  return [begin - room, end + room];
});

/** The one time range of the page. */
export const shown = computed<Range>(() => {
  const [, end] = whole.value;
  if (follow.value && view.value) {
    const span = view.value[1] - view.value[0];
    return inside([end - span, end], whole.value) ?? whole.value;
  }
  return view.value ?? whole.value;
});

/** Shows a stretch of time; null is the whole run. Whoever looks elsewhere no longer follows. */
export function setView(next: Range | null): void {
  follow.value = false;
  view.value = next && [next[0], next[1]];
}

/** Zooms about the selected task if it is in view, else about the middle. @param factor below 1 zooms in. */
export function zoomBy(factor: number): void {
  const following = follow.value;
  const at = following ? shown.value[1] : anchor();
  setView(zoom(shown.value, whole.value, at, factor));
  follow.value = following && view.value !== null;
}

/** Moves by a share of what is in view; below 0 to earlier times. */
export function panBy(share: number): void {
  const [from, to] = shown.value;
  setView(pan(shown.value, whole.value, (to - from) * share));
}

/** Keeps the latest moments of a live run in view, or no longer. */
export function toggleFollow(): void {
  if (follow.value) {
    setView(shown.value);
    return;
  }
  const [begin, end] = whole.value;
  if (view.value === null) {
    view.value = [end - Math.max(LAST, (end - begin) / 4), end];
  }
  follow.value = true;
}

function anchor(): number {
  const [from, to] = shown.value;
  const index = selected.value;
  const { started, ended } = run.value?.store.tasks.data ?? {};
  const at = index === null ? Number.NaN : ((started?.[index] ?? 0) + (ended?.[index] ?? 0)) / 2;
  return at >= from && at <= to ? at : (from + to) / 2;
}
