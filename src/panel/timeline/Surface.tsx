// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index cannot be focused.
// biome-ignore-all lint/a11y/useSemanticElements: no HTML element is a timeline.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: keys move from task to task on it.
import type { Signal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { duration } from '../../profile/format.js';
import { fitCanvas } from '../canvas.js';
import { onceAFrame } from '../frames.js';
import { select } from '../select.js';
import { look, whole } from '../timeRange.js';
import { laneAt } from './geometry.js';
import { taskAt } from './hit.js';
import { type Painted, paint, type Scene } from './paint.js';
import { useGestures } from './useGestures.js';

/** How near to a bar the pointer must be, px. */
const REACH = 4;

interface Props {
  scene: Omit<Scene, 'width'>;
  /** px; what the canvas turns out to have, the hovered task, and what could not be shown: told to the timeline. */
  width: Signal<number>;
  hovered: Signal<number | null>;
  painted: Signal<Painted>;
  height: number;
}

/** The canvas of the timeline, and the pointer on it. */
export function Surface({ scene, width, hovered, painted, height }: Props) {
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { view, lanes, geometry } = scene;
  const find = (x: number, y: number) => {
    const lane = lanes[laneAt(geometry, y)]?.lane;
    const perPixel = (view[1] - view[0]) / Math.max(1, width.value);
    const at = lane ? taskAt(lane, view[0] + x * perPixel, REACH * perPixel) : -1;
    return lane && at >= 0 && (!scene.replayed || (lane.start[at] as number) <= scene.now)
      ? (lane.tasks[at] ?? null)
      : null;
  };
  useGestures(surface, {
    view,
    whole: whole.value,
    setView: look,
    hover: (x, y) => {
      hovered.value = find(x, y);
    },
    leave: () => {
      hovered.value = null;
    },
    click: (x, y) => {
      surface.current?.focus({ preventScroll: true });
      const found = find(x, y);
      if (found !== null) {
        select(found);
      }
    },
  });
  const draw = () => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (context) {
      const next = paint(context, { ...scene, width: canvas.current?.clientWidth ?? 0 });
      const last = painted.value;
      if (next.tasksPerPixel !== last.tasksPerPixel || next.narrowChunks !== last.narrowChunks) {
        painted.value = next;
      }
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
  return (
    <div
      class={`surface${view[0] > whole.value[0] || view[1] < whole.value[1] ? ' zoomed' : ''}`}
      ref={surface}
      role="application"
      aria-roledescription="timeline"
      aria-label={l10n.t(
        'Tasks over time on {0} workers, {1} in view. Arrow keys go from task to task, + and - zoom, ? tells all keys.',
        lanes.length,
        duration(view[1] - view[0]),
      )}
      tabIndex={0}
      style={{ height: `${height}px` }}
    >
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}
