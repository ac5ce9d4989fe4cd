import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer } from 'preact/hooks';
import { offsetToShow, scrollRange } from './scrollRange.js';

/** So many rows beyond those in view are rendered, so that a little scrolling finds them there. */
const BEYOND = 8;

export interface VirtualRows {
  /** Row numbers to render. */
  rows: number[];
  /** Height of the element that holds them, px. */
  height: number;
  /** Where a row stands in that element, px from its top. */
  top(row: number): number;
  /** Scrolls, if need be, until a row is in view. */
  show(row: number): void;
  /** Scrolls until a row is the first in view. */
  showFirst(row: number): void;
}

/** What the rows look like from outside: for what is drawn beside them. */
export interface RowsView {
  offset: number;
  viewport: number;
}

/**
 * Rows of one height of which only those in view are rendered, however many there are.
 * @param scroller the element that scrolls.
 * @param onMove called after scrolling and resizing.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  onMove: (view: RowsView) => void,
): VirtualRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const { scrollTop = 0, clientHeight: viewport = 0 } = scroller.current ?? {};
  // Offsets are among the rows, not scrollTop: the two differ where the rows are higher than an element can be.
  const range = scrollRange(count * rowHeight, viewport);
  const offset = range.toOffset(scrollTop);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) {
      return;
    }
    const look = () => redraw(undefined);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  useLayoutEffect(() => onMove({ offset, viewport }));
  const scrollTo = (target: (offset: number, viewport: number) => number) => {
    const element = scroller.current;
    if (element) {
      const now = scrollRange(count * rowHeight, element.clientHeight);
      element.scrollTop = now.toScrollTop(target(now.toOffset(element.scrollTop), element.clientHeight));
    }
  };
  const first = Math.max(0, Math.floor(offset / rowHeight) - BEYOND);
  const last = Math.min(count, Math.ceil((offset + viewport) / rowHeight) + BEYOND);
  return {
    rows: Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i),
    height: range.height,
    top: (row) => row * rowHeight - offset + scrollTop,
    show: (row) => scrollTo((now, height) => offsetToShow(row, rowHeight, now, height)),
    showFirst: (row) => scrollTo(() => row * rowHeight),
  };
}
