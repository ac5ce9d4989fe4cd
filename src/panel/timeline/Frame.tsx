import type { Lane } from '../../profile/lanes.js';
import type { Tick } from './axis.js';
import { type Geometry, labelStep } from './geometry.js';
import type { Range } from './range.js';

/** The times along the top, as text. */
export function Axis({ ticks, view }: { ticks: Tick[]; view: Range }) {
  return (
    <div class="axis">
      {ticks.map(({ at, text }) => (
        <span key={at} style={{ left: `${((at - view[0]) / (view[1] - view[0])) * 100}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** The names of the lanes, beside the canvas. */
export function LaneLabels({ shape, lanes }: { shape: Geometry; lanes: Lane[] }) {
  const step = labelStep(shape);
  return (
    <div class="lane-labels" style={{ height: `${shape.height}px` }}>
      <span style={{ top: `${shape.callerTop}px`, height: `${shape.callerHeight}px` }}>caller</span>
      {lanes
        .filter(({ worker }) => worker % step === 0)
        .map(({ worker }) => (
          <span
            key={worker}
            style={{
              top: `${shape.lanesTop + worker * shape.laneHeight}px`,
              height: `${shape.laneHeight}px`,
            }}
          >
            worker {worker}
          </span>
        ))}
    </div>
  );
}
