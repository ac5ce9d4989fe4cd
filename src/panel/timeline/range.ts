/** A stretch of time, ms. */
export type Range = readonly [from: number, to: number];

/** No view is shorter than this, ms: clocks tell no more. */
export const SHORTEST = 0.005;

/**
 * Zooms about a point that stays where it is.
 * @param factor below 1 zooms in, above 1 out. @param whole the run; the view stays inside it.
 * @returns the new view, or null when it is the whole.
 */
export function zoom(view: Range, whole: Range, at: number, factor: number): Range | null {
  const span = Math.max(SHORTEST, (view[1] - view[0]) * factor);
  const share = (at - view[0]) / (view[1] - view[0]);
  return inside([at - span * share, at + span * (1 - share)], whole);
}

/** Moves a view by some ms, not beyond the whole. */
export function pan(view: Range, whole: Range, by: number): Range | null {
  return inside([view[0] + by, view[1] + by], whole);
}

/** A view moved, and if need be cut, so that it lies in the whole. @returns null when it is all of it. */
export function inside([from, to]: Range, whole: Range): Range | null {
  const span = to - from;
  if (span >= whole[1] - whole[0]) {
    return null;
  }
  const start = Math.min(Math.max(from, whole[0]), whole[1] - span);
  return [start, start + span];
}

/**
 * The view in which a stretch can be seen: the same one if half of it (or half a view of it) is on show already, else
 * one about its middle, zoomed out only if it does not fit.
 */
export function reveal(view: Range, whole: Range, [from, to]: Range): Range | null {
  const span = view[1] - view[0];
  const seen = Math.min(to, view[1]) - Math.max(from, view[0]);
  if ((from >= view[0] && to <= view[1]) || seen >= Math.min(span, to - from) / 2) {
    return view[0] <= whole[0] && view[1] >= whole[1] ? null : view;
  }
  const middle = (from + to) / 2;
  const width = Math.max(span, (to - from) * 1.2);
  return inside([middle - width / 2, middle + width / 2], whole);
}
