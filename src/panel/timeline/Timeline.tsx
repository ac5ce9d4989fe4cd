// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index cannot be focused.
// biome-ignore-all lint/a11y/useSemanticElements: no HTML element is a timeline.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: keys move from task to task on it.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { earliest } from '../../profile/clock.js';
import { count, duration } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { fitCanvas } from '../canvas.js';
import { laneList, numbers } from '../derived.js';
import { onceAFrame } from '../frames.js';
import { run } from '../run.js';
import { selected, view } from '../saved.js';
import { select } from '../select.js';
import { palette } from '../theme.js';
import { ticks } from './axis.js';
import { Axis, LaneLabels } from './Frame.js';
import { geometry, laneAt } from './geometry.js';
import { locate, neighbour, taskAt } from './hit.js';
import { Legend } from './Legend.js';
import { paint, type Scene } from './paint.js';
import { pan, type Range, reveal, zoom } from './range.js';
import { Toolbar } from './Toolbar.js';
import { useGestures } from './useGestures.js';
import { taskLine } from './words.js';

/** How near to a bar the pointer must be, px. */
const REACH = 4;

/** Who ran what and when: a lane for the caller and one per worker. */
export function Timeline() {
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSignal(0);
  const hovered = useSignal<number | null>(null);
  const density = useSignal(1);
  const store = run.value?.store;
  const all = laneList.value;
  const now = numbers.value?.wall ?? 0;
  const begin = store ? earliest(store) : 0;
  const end = Math.max(now, begin + 0.01);
  const whole: Range = [begin - (end - begin) * 0.005, end + (end - begin) * 0.005];
  const shown: Range = view.value ?? whole;
  const shape = geometry(all.length);
  const marks = ticks(shown, width.value || 600);
  const chosen = selected.value;
  const colors = palette.value;

  const setView = (next: Range | null) => {
    view.value = next && [next[0], next[1]];
  };
  const find = (x: number, y: number) => {
    const lane = all[laneAt(shape, y)];
    const perPixel = (shown[1] - shown[0]) / Math.max(1, width.value);
    const at = lane ? taskAt(lane, shown[0] + x * perPixel, REACH * perPixel) : -1;
    return lane && at >= 0 ? (lane.tasks[at] ?? null) : null;
  };
  useGestures(surface, {
    view: shown,
    whole,
    setView,
    hover: (x, y) => {
      hovered.value = find(x, y);
    },
    leave: () => {
      hovered.value = null;
    },
    click: (x, y) => {
      surface.current?.focus();
      const found = find(x, y);
      if (found !== null) {
        select(found);
      }
    },
  });

  const draw = () => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (context && store) {
      const scene: Scene = {
        store,
        lanes: all,
        view: shown,
        geometry: shape,
        palette: colors,
        width: canvas.current?.clientWidth ?? 0,
        ticks: marks.map((tick) => tick.at),
        now,
        selected: chosen,
        hovered: hovered.value,
      };
      density.value = paint(context, scene).tasksPerPixel;
    }
  };
  const latestDraw = useRef(draw);
  latestDraw.current = draw;
  const drawSoon = useRef(onceAFrame(() => latestDraw.current())).current;
  useLayoutEffect(() => drawSoon());
  useLayoutEffect(() => {
    const element = surface.current;
    const observer = new ResizeObserver(() => {
      width.value = element?.clientWidth ?? 0;
      drawSoon();
    });
    if (element) {
      observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  // Whatever selected a task, the timeline shows it.
  useLayoutEffect(() => {
    const where = chosen !== null && store ? locate(store, all, chosen) : null;
    if (where && view.value) {
      const lane = all[where[0]];
      setView(reveal(shown, whole, [lane?.start[where[1]] ?? 0, lane?.end[where[1]] ?? 0]));
    }
  }, [chosen]);
  if (!store) {
    return null;
  }
  const zoomBy = (factor: number) => setView(zoom(shown, whole, anchor(store, chosen, shown), factor));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const actions: Record<string, () => void> = {
      '+': () => zoomBy(0.5),
      '=': () => zoomBy(0.5),
      '-': () => zoomBy(2),
      '0': () => setView(null),
      a: () => setView(pan(shown, whole, (shown[0] - shown[1]) / 4)),
      d: () => setView(pan(shown, whole, (shown[1] - shown[0]) / 4)),
      Escape: () => select(null),
    };
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
      actions[key] = () => {
        const from = chosen === null ? null : locate(store, all, chosen);
        select(neighbour(all, from, key) ?? chosen);
      };
    }
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };
  const pointed = hovered.value ?? chosen;
  return (
    <section class="timeline" aria-label="Timeline">
      <div class="part-head">
        <h2>Timeline</h2>
        <Legend store={store} />
        <Toolbar zoomBy={zoomBy} fit={() => setView(null)} fitted={view.value === null} />
      </div>
      <div class="timeline-grid">
        <Axis ticks={marks} view={shown} />
        <LaneLabels shape={shape} lanes={all} />
        <div
          class={`surface${view.value ? ' zoomed' : ''}`}
          ref={surface}
          role="application"
          aria-roledescription="timeline"
          aria-label={`Tasks over time on ${all.length} workers, ${duration(shown[1] - shown[0])} in view`}
          aria-describedby="timeline-keys"
          tabIndex={0}
          style={{ height: `${shape.height}px` }}
          onKeyDown={onKeyDown}
        >
          <canvas ref={canvas} aria-hidden="true" />
        </div>
      </div>
      <div class="timeline-foot">
        <p class="pointed" data-pointed={pointed ?? undefined}>
          {pointed === null || pointed >= store.tasks.length ? (
            <span class="muted">Point at a bar, or move with the arrow keys, to see its task here.</span>
          ) : (
            taskLine(store, pointed)
          )}
        </p>
        <p class="muted" id="timeline-keys">
          {density.value > 1 && <strong>1 px = {count(density.value)} tasks. </strong>}
          Arrows: task to task. <kbd>+</kbd> <kbd>-</kbd> or Ctrl+wheel: zoom. Drag: move. <kbd>0</kbd>: all.
        </p>
      </div>
    </section>
  );
}

/** Where keys and buttons zoom: at the selected task if it is in view, else in the middle. */
function anchor(store: RunStore, chosen: number | null, [from, to]: Range): number {
  const { started, ended } = store.tasks.data;
  const at =
    chosen === null ? Number.NaN : ((started[chosen] ?? Number.NaN) + (ended[chosen] ?? Number.NaN)) / 2;
  return at >= from && at <= to ? at : (from + to) / 2;
}
