import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { pan, type Range, zoom } from './range.js';

export interface Gestures {
  view: Range;
  whole: Range;
  setView(view: Range | null): void;
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number): void;
}

/** Further than this and a press is a drag, px. */
const STILL = 3;

/**
 * Wheel and pointer on the timeline. The wheel zooms with Ctrl (or a pinch), and without it once the timeline has the
 * focus, so that a page that is scrolled through does not get stuck; Shift or a sideways wheel moves along.
 */
export function useGestures(surface: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;
  useLayoutEffect(() => {
    const element = surface.current;
    if (!element) {
      return;
    }
    const timeAt = (x: number) => {
      const [from, to] = latest.current.view;
      return from + (x / element.clientWidth) * (to - from);
    };
    const place = (event: MouseEvent) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const onWheel = (event: WheelEvent) => {
      const { view, whole, setView } = latest.current;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (sideways || event.shiftKey) {
        event.preventDefault();
        const by = (sideways ? event.deltaX : event.deltaY) * unit;
        setView(pan(view, whole, (by / element.clientWidth) * (view[1] - view[0])));
      } else if (event.ctrlKey || event.metaKey || document.activeElement === element) {
        event.preventDefault();
        const speed = event.ctrlKey ? 0.01 : 0.002;
        const factor = Math.exp(Math.max(-200, Math.min(200, event.deltaY * unit)) * speed);
        setView(zoom(view, whole, timeAt(place(event).x), factor));
      }
    };
    let pressed: { x: number; y: number; view: Range } | null = null;
    let dragged = false;
    const onDown = (event: PointerEvent) => {
      if (event.button === 0) {
        pressed = { ...place(event), view: latest.current.view };
        dragged = false;
        element.setPointerCapture(event.pointerId);
      }
    };
    const onMove = (event: PointerEvent) => {
      const { x, y } = place(event);
      if (pressed && (dragged || Math.abs(x - pressed.x) > STILL)) {
        dragged = true;
        const span = pressed.view[1] - pressed.view[0];
        const by = ((pressed.x - x) / element.clientWidth) * span;
        latest.current.setView(pan(pressed.view, latest.current.whole, by));
      } else {
        latest.current.hover(x, y);
      }
    };
    const onUp = (event: PointerEvent) => {
      if (pressed && !dragged) {
        const { x, y } = place(event);
        latest.current.click(x, y);
      }
      pressed = null;
    };
    const onLeave = () => latest.current.leave();
    const onDouble = (event: MouseEvent) => {
      const { view, whole, setView } = latest.current;
      setView(zoom(view, whole, timeAt(place(event).x), event.shiftKey ? 4 : 0.25));
    };
    const off = new AbortController();
    const { signal } = off;
    element.addEventListener('wheel', onWheel, { passive: false, signal });
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointerleave', onLeave, { signal });
    element.addEventListener('dblclick', onDouble, { signal });
    return () => off.abort();
  }, []);
}
