import { observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { offsetToShow, scrollRange } from './scrollRange.js';

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
  const total = count * rowHeight;
  const range = () => scrollRange(total, scroller.current?.clientHeight ?? 0);
  const latest = useRef({ range, onMove });
  latest.current = { range, onMove };
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    observeElementRect,
    // Offsets are among the rows, not scrollTop: the two differ where the rows are higher than an element can be.
    observeElementOffset: (_: unknown, tell: (offset: number, isScrolling: boolean) => void) => {
      const element = scroller.current;
      const listen = () => tell(latest.current.range().toOffset(element?.scrollTop ?? 0), true);
      listen();
      element?.addEventListener('scroll', listen, { passive: true });
      return () => element?.removeEventListener('scroll', listen);
    },
    scrollToFn: () => {},
    onChange: () => redraw(undefined),
  };
  const rows = useMemo(() => new Virtualizer<HTMLElement, HTMLElement>(options), []);
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  const offset = range().toOffset(scroller.current?.scrollTop ?? 0);
  useLayoutEffect(() => {
    latest.current.onMove({ offset, viewport: scroller.current?.clientHeight ?? 0 });
  });
  const scrollTo = (target: number) => {
    const element = scroller.current;
    if (element) {
      element.scrollTop = range().toScrollTop(target);
    }
  };
  return {
    rows: rows.getVirtualIndexes().filter((row) => row < count),
    height: range().height,
    top: (row) => row * rowHeight - offset + (scroller.current?.scrollTop ?? 0),
    show: (row) => {
      const element = scroller.current;
      if (element) {
        const now = range().toOffset(element.scrollTop);
        scrollTo(offsetToShow(row, rowHeight, now, element.clientHeight));
      }
    },
    showFirst: (row) => scrollTo(row * rowHeight),
  };
}
