import { computed, signal } from '@preact/signals';
import { lowerBound } from '../../profile/bins.js';
import { INSTANT } from '../../profile/replay/delivery.js';
import { loadOverTime, numbers } from '../derived.js';
import { isLive } from '../run.js';
import { kept, moment } from '../saved.js';
import { pan } from '../timeline/range.js';
import { look, shown, whole } from '../timeRange.js';
import { nextSpeed, usualSpeed } from './speeds.js';

/** How fast it goes, as a multiple of the run's own time; null: as suits its length. */
export const speed = kept<number | null>('speed', null, Number.isFinite);

/** Where motion is unwelcome, the picture changes so often, ms. */
const CALM = 500;
/** A page that was hidden or busy does not leap, ms. */
const LEAP = 250;

/** Whether the replay goes on by itself. */
export const playing = signal(false);
/** Of playing: whoever pauses and plays on leaves a frame of the time before behind. */
let turn = 0;

/** The stretch of time that is replayed, ms: while workers started before the run, nothing came of it. */
export const extent = computed<[number, number]>(() => {
  return [0, Math.max(numbers.value?.wall ?? 0, 0.001)];
});

/** The speed it goes at, as a multiple of the run's own time. */
export const pace = computed(() => {
  const [begin, end] = extent.value;
  return speed.value ?? usualSpeed(end - begin);
});

/** Begins a replay at the run's start, or ends it. Of a run that goes on there is none. */
export function toggleReplay(): void {
  if (moment.value !== null) {
    pause();
    moment.value = null;
  } else if (!isLive()) {
    seek(extent.value[0]);
  }
}

/** Plays on from where it is, from the start when it is at its end; or stops there. */
export function togglePlay(): void {
  if (playing.value) {
    pause();
  } else if (!isLive()) {
    const [begin, end] = extent.value;
    const from = moment.value ?? begin;
    seek(from >= end ? begin : from);
    playing.value = true;
    goOn(++turn, performance.now());
  }
}

export function pause(): void {
  playing.value = false;
}

/** Goes to a moment, ms; one outside the run is its nearest end. */
export function seek(to: number): void {
  const [begin, end] = extent.value;
  moment.value = Math.min(end, Math.max(begin, to));
}

/** Goes to where the next result came back, or the one before. */
export function stepBy(direction: 1 | -1): void {
  const times = loadOverTime.value?.held.starts.at;
  const now = moment.value;
  if (!times || now === null) {
    return;
  }
  pause();
  const place = direction > 0 ? lowerBound(times, now + INSTANT) : lowerBound(times, now - INSTANT) - 1;
  seek(times[place] ?? extent.value[direction > 0 ? 1 : 0]);
}

export function changeSpeed(steps: number): void {
  speed.value = nextSpeed(pace.value, steps);
}

function goOn(mine: number, since: number): void {
  const next = () => {
    const now = performance.now();
    if (!playing.value || mine !== turn || moment.value === null) {
      return;
    }
    seek(moment.value + Math.min(now - since, isCalm() ? 2 * CALM : LEAP) * pace.value);
    follow(moment.value);
    if (moment.value >= extent.value[1]) {
      pause();
    } else {
      goOn(mine, now);
    }
  };
  if (isCalm()) {
    setTimeout(next, CALM);
  } else {
    requestAnimationFrame(next);
  }
}

/** Turns the timeline's page when the replay runs out of what is in view. */
function follow(now: number): void {
  const [from, to] = shown.value;
  if (now < from || now > to) {
    look(pan(shown.value, whole.value, now - from));
  }
}

function isCalm(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
