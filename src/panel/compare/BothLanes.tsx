// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index cannot be focused.
// biome-ignore-all lint/a11y/useSemanticElements: no HTML element is a timeline.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: keys zoom it.
import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { pictureStart } from '../../profile/clock.js';
import { count, counted, duration } from '../../profile/format.js';
import { fitCanvas } from '../canvas.js';
import { palette } from '../theme.js';
import { ticks } from '../timeline/axis.js';
import { Axis } from '../timeline/Frame.js';
import { pan, type Range, zoom } from '../timeline/range.js';
import { useGestures } from '../timeline/useGestures.js';
import { paintBoth, shapeOf } from './paintBoth.js';
import type { Comparison } from './state.js';
import { Toolbar } from './Toolbar.js';
import { WorkersTable } from './WorkersTable.js';

/** Who ran when in both runs, one below the other on one axis: each from its own start. */
export function BothLanes({ found: { before, after } }: { found: Comparison }) {
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSignal(0);
  const zoomed = useSignal<Range | null>(null);
  const density = useSignal(1);
  const end = Math.max(before.numbers.wall, after.numbers.wall, 0.01);
  const begin = Math.min(pictureStart(before.store, end), pictureStart(after.store, end));
  const whole: Range = [begin - (end - begin) * 0.005, end + (end - begin) * 0.01];
  const view = zoomed.value ?? whole;
  const shape = shapeOf(before.summaries.length, after.summaries.length);
  const marks = ticks(view, width.value || 600);
  const colors = palette.value;
  const setView = (next: Range | null) => {
    zoomed.value = next;
  };
  const zoomBy = (factor: number) => setView(zoom(view, whole, (view[0] + view[1]) / 2, factor));
  const panBy = (share: number) => setView(pan(view, whole, (view[1] - view[0]) * share));
  useGestures(surface, {
    view,
    whole,
    setView,
    hover: () => {},
    leave: () => {},
    click: () => surface.current?.focus({ preventScroll: true }),
  });
  useLayoutEffect(() => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (context) {
      const picture = { view, width: width.value, shape, palette: colors, ticks: marks.map(({ at }) => at) };
      density.value = paintBoth(context, [before, after], picture);
    }
  });
  useLayoutEffect(() => {
    const element = surface.current as HTMLDivElement;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const keys: Record<string, () => void> = {
    '+': () => zoomBy(0.5),
    '=': () => zoomBy(0.5),
    '-': () => zoomBy(2),
    '0': () => setView(null),
    ArrowLeft: () => panBy(-0.25),
    ArrowRight: () => panBy(0.25),
  };
  return (
    <section class="compare-lanes" aria-label={l10n.t('Both timelines')}>
      <div class="part-head">
        <h2>{l10n.t('On one axis')}</h2>
        <span class="muted">{l10n.t('each from its own start; the bar at the end is when it was done')}</span>
        <Toolbar zoomBy={zoomBy} fit={() => setView(null)} fitted={zoomed.value === null} />
      </div>
      <div class="timeline-grid">
        <Axis ticks={marks} view={view} width={width.value} />
        <div class="lane-labels" style={{ height: `${shape.height}px` }}>
          {[before, after].map(({ summaries }, which) => (
            <span
              key={which}
              style={{ top: `${shape.tops[which]}px`, height: `${summaries.length * shape.lane}px` }}
            >
              <strong class="letter">{which === 0 ? 'A' : 'B'}</strong>
              {counted(summaries.length, 'worker')}
            </span>
          ))}
        </div>
        <div
          class={`surface${zoomed.value ? ' zoomed' : ''}`}
          ref={surface}
          role="application"
          aria-roledescription="timeline"
          aria-label={l10n.t(
            'Both runs over time, {0} in view. + and - zoom, arrows move, 0 shows all.',
            duration(view[1] - view[0]),
          )}
          tabIndex={0}
          style={{ height: `${shape.height}px` }}
          onKeyDown={(event) => {
            const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
            if (act) {
              event.preventDefault();
              act();
            }
          }}
        >
          <canvas ref={canvas} aria-hidden="true" />
        </div>
      </div>
      {density.value > 1 && <p class="muted">{l10n.t('1 px = {0} tasks.', count(density.value))}</p>}
      <WorkersTable before={before} after={after} />
    </section>
  );
}
