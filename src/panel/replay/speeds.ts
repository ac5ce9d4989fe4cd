/** A replay takes about so long when nobody says otherwise, ms. */
const SUITS = 10_000;
/** Steps of the series on each side of the usual speed: from a twentieth to the twentyfold. */
const AROUND = 4;

/**
 * Speeds are of the series 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 …
 * @param step place in the series; 0 is the run's own speed.
 */
function speedAt(step: number): number {
  const mantissa = [1, 2, 5][((step % 3) + 3) % 3] as number;
  return Number(`${mantissa}e${Math.floor(step / 3)}`);
}

/** @returns the place in the series of the first speed that is not below. */
function stepOf(speed: number): number {
  let step = 3 * Math.floor(Math.log10(speed)) - 3;
  while (speedAt(step) < speed * (1 - 1e-9)) {
    step++;
  }
  return step;
}

/**
 * The speed at which a run takes some seconds to watch.
 * @param wall ms, above 0.
 * @returns a multiple of the run's own time.
 */
export function usualSpeed(wall: number): number {
  return speedAt(stepOf(wall / SUITS));
}

/** The next speed of the series. @param steps above 0 for faster ones. */
export function nextSpeed(speed: number, steps: number): number {
  return speedAt(stepOf(speed) + steps);
}

/** Speeds to choose from: those around the usual one, the run's own, and the one that is chosen. */
export function speedsFor(wall: number, chosen: number): number[] {
  const usual = stepOf(usualSpeed(wall));
  const around = Array.from({ length: 2 * AROUND + 1 }, (_, i) => speedAt(usual - AROUND + i));
  return [...new Set([...around, 1, chosen])].sort((a, b) => a - b);
}
