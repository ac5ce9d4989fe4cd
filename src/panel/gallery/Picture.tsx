// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index cannot be focused.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { fitCanvas } from '../canvas.js';
import type { Derived } from '../derive.js';
import { palette } from '../theme.js';
import { ticks } from '../timeline/axis.js';
import { Axis, LaneLabels } from '../timeline/Frame.js';
import { geometry } from '../timeline/geometry.js';
import { paint } from '../timeline/paint.js';
import type { Range } from '../timeline/range.js';
import { stripsOf } from '../timeline/strips.js';
import { Tables } from '../timeline/Tables.js';

/** The timeline of a run, as the panel draws it, to be looked at only; the tables below say the same. */
export function Picture({ of }: { of: Derived }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSignal(0);
  const { store, summaries: lanes, caller, numbers } = of;
  const strips = useMemo(() => stripsOf(of.load, store.header.mode), [of]);
  const range: Range = [-0.005 * numbers.wall, 1.01 * numbers.wall];
  const shape = geometry(lanes.length, strips.length, false);
  const marks = ticks(range, width.value || 600);
  const colors = palette.value;
  useLayoutEffect(() => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (context) {
      paint(context, {
        ...{
          store,
          lanes,
          caller,
          strips,
          geometry: shape,
          palette: colors,
          view: range,
          width: width.value,
        },
        ...{ ticks: marks.map(({ at }) => at), now: numbers.wall },
        ...{ replayed: false, selected: null, hovered: null },
      });
    }
  });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      width.value = entry?.contentRect.width ?? 0;
    });
    if (canvas.current) {
      observer.observe(canvas.current);
    }
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div class="gallery-picture timeline-grid" aria-hidden="true">
        <Axis ticks={marks} view={range} width={width.value} />
        <LaneLabels shape={shape} lanes={lanes} strips={strips} way={null} />
        <div class="gallery-canvas" style={{ height: `${shape.height}px` }}>
          <canvas ref={canvas} />
        </div>
      </div>
      <Tables lanes={lanes} strips={strips} range={range} />
    </>
  );
}
