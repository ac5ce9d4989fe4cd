/** Browsers clamp elements at about 16 to 33 million px; below this all of them agree. */
export const MAX_HEIGHT = 10_000_000;

/**
 * Maps the scroll place of an element to an offset among rows that together may be higher than any element can be.
 */
export interface ScrollRange {
  /** Height of the scrolled element, px. */
  height: number;
  /** @returns the offset among the rows for a scrollTop. */
  toOffset(scrollTop: number): number;
  /** @returns the scrollTop that shows an offset at the top. */
  toScrollTop(offset: number): number;
}

/**
 * @param total height of all rows, px. @param viewport height of what is visible, px.
 */
export function scrollRange(total: number, viewport: number, max = MAX_HEIGHT): ScrollRange {
  const height = Math.min(total, Math.max(max, viewport));
  const far = Math.max(0, total - viewport);
  const near = Math.max(0, height - viewport);
  const factor = near > 0 ? far / near : 1;
  const clamp = (x: number, most: number) => Math.min(Math.max(0, x), most);
  return {
    height,
    toOffset: (scrollTop) => clamp(scrollTop * factor, far),
    toScrollTop: (offset) => clamp(offset / factor, near),
  };
}

/**
 * The offset that makes a row visible with as little scrolling as can be; one that is far away comes to the middle.
 */
export function offsetToShow(row: number, rowHeight: number, offset: number, viewport: number): number {
  const top = row * rowHeight;
  const bottom = top + rowHeight;
  if (top >= offset && bottom <= offset + viewport) {
    return offset;
  }
  if (top < offset && offset - top < 3 * rowHeight) {
    return top;
  }
  if (bottom > offset + viewport && bottom - offset - viewport < 3 * rowHeight) {
    return bottom - viewport;
  }
  return Math.max(0, top - (viewport - rowHeight) / 2);
}
