import * as l10n from '@vscode/l10n';
import { count } from '../../profile/format.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import type { Tick } from './axis.js';
import { type Geometry, labelStep } from './geometry.js';
import type { Range } from './range.js';
import type { Strip } from './strips.js';

/** About how wide a sign of the axis is, px: none of its digits is wider. */
const SIGN = 7;

/** The times along the top, as text; one that the end of the axis would cut off is left out. @param width px. */
export function Axis({ ticks, view, width }: { ticks: Tick[]; view: Range; width: number }) {
  const share = (at: number) => (at - view[0]) / (view[1] - view[0]);
  const fits = ({ at, text }: Tick) => width === 0 || share(at) * width + text.length * SIGN <= width;
  return (
    <div class="axis">
      {ticks.filter(fits).map(({ at, text }) => (
        <span key={at} style={{ left: `${share(at) * 100}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

interface Props {
  shape: Geometry;
  lanes: readonly LaneSummary[];
  strips: readonly Strip[];
  /** The task whose way is drawn, if any. */
  way: number | null;
}

/** The names of the charts and lanes, beside the canvas. */
export function LaneLabels({ shape, lanes, strips, way }: Props) {
  const step = labelStep(shape);
  const label = (top: number, height: number) => ({ top: `${top}px`, height: `${height}px` });
  return (
    <div class="lane-labels" style={{ height: `${shape.height}px` }}>
      {strips.map(({ name, word, says, most }, i) => (
        <span
          key={name}
          class="strip-label"
          title={l10n.t('{0}: {1} at most', says, count(most))}
          style={label(i * shape.stripHeight, shape.stripHeight)}
        >
          {word}
          <small>{l10n.t('{0} at most', count(most))}</small>
        </span>
      ))}
      <span style={label(shape.callerTop, shape.callerHeight)}>{l10n.t('caller')}</span>
      {shape.wayHeight > 0 && (
        <span class={way === null ? 'muted' : ''} style={label(shape.wayTop, shape.wayHeight)}>
          {way === null ? l10n.t('a task') : l10n.t('task {0}', way)}
        </span>
      )}
      {lanes
        .filter(({ lane }) => lane.worker % step === 0)
        .map(({ lane: { worker } }) => (
          <span key={worker} style={label(shape.lanesTop + worker * shape.laneHeight, shape.laneHeight)}>
            {l10n.t('worker {0}', worker)}
          </span>
        ))}
    </div>
  );
}
