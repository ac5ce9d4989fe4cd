import { computed } from '@preact/signals';
import { earliest, pictureStart } from '../profile/clock.js';
import { numbers } from './derived.js';
import { run } from './run.js';
import { follow, selected, view } from './saved.js';
import { inside, pan, type Range, zoom } from './timeline/range.js';

/** Shorter than this and following begins with a look at the run as a whole, ms. */
const LAST = 1000;

/** All that the record knows of, the start of the workers included, with a hair of room at both ends. */
export const whole = computed<Range>(() => rangeFrom(run.value ? earliest(run.value.store) : 0));

/** What is shown at first: the run, and a little of how its workers started before it. */
const home = computed<Range>(() => {
  const [from, to] = rangeFrom(run.value ? pictureStart(run.value.store, numbers.value?.wall ?? 0) : 0);
  return [Math.max(from, whole.value[0]), Math.min(to, whole.value[1])];
});

function rangeFrom(begin: number): Range {
  const end = Math.max(numbers.value?.wall ?? 0, begin + 0.01);
  const room = (end - begin) * 0.005;
  return [begin - room, end + room];
}

/** The one time range of the page. */
export const shown = computed<Range>(() => {
  const [, end] = whole.value;
  if (follow.value && view.value) {
    const span = view.value[1] - view.value[0];
    return inside([end - span, end], whole.value) ?? whole.value;
  }
  return view.value ?? home.value;
});

/** Shows a stretch of time; null is the run, as at first. Whoever looks elsewhere no longer follows. */
export function setView(next: Range | null): void {
  follow.value = false;
  view.value = next && [next[0], next[1]];
}

/** Shows where zooming and moving came to; null is all that there is. */
export function look(next: Range | null): void {
  setView(next ?? (home.value[0] > whole.value[0] ? whole.value : null));
}

/** Zooms about the selected task if it is in view, else about the middle. @param factor below 1 zooms in. */
export function zoomBy(factor: number): void {
  const following = follow.value;
  const at = following ? shown.value[1] : anchor();
  look(zoom(shown.value, whole.value, at, factor));
  follow.value = following && view.value !== null;
}

/** Moves by a share of what is in view; below 0 to earlier times. */
export function panBy(share: number): void {
  const [from, to] = shown.value;
  look(pan(shown.value, whole.value, (to - from) * share));
}

/** Keeps the latest moments of a live run in view, or no longer. */
export function toggleFollow(): void {
  if (follow.value) {
    setView(shown.value);
    return;
  }
  const [begin, end] = home.value;
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
