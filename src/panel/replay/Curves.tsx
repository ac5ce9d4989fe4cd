import { useComputed } from '@preact/signals';
import { lowerBound } from '../../profile/bins.js';
import { deliveredBy, INSTANT } from '../../profile/replay/delivery.js';
import { loadOverTime } from '../derived.js';
import { extent } from './player.js';
import { drawnDelivery } from './state.js';

/** Points of a curve: about one per two px. */
const POINTS = 400;
const HEIGHT = 100;

/** Behind the scrubber: how many results were back, and how many of them the caller had. What lies between was held. */
export function Curves({ tasks }: { tasks: number }) {
  const back = useComputed(() => {
    const times = loadOverTime.value?.held.starts.at;
    return curve(tasks, (at) => (times ? lowerBound(times, at + INSTANT) : 0));
  });
  const had = useComputed(() => {
    const delivery = drawnDelivery.value;
    return delivery ? curve(tasks, (at) => deliveredBy(delivery, at)) : '';
  });
  return (
    <svg class="curves" viewBox={`0 0 ${POINTS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="curve-back" d={`M0 ${HEIGHT}L${back.value}L${POINTS} ${HEIGHT}Z`} />
      {had.value && <path class="curve-had" d={`M${had.value}`} />}
    </svg>
  );
}

/** A step function of time as the points of a path. */
function curve(tasks: number, count: (at: number) => number): string {
  const [begin, end] = extent.value;
  const points: string[] = [];
  let last = HEIGHT;
  for (let x = 0; x <= POINTS; x++) {
    const y = HEIGHT - (HEIGHT * count(begin + ((end - begin) * x) / POINTS)) / Math.max(1, tasks);
    if (y !== last) {
      points.push(`${x} ${round(last)}`);
    }
    points.push(`${x} ${round(y)}`);
    last = y;
  }
  return points.join('L');
}

function round(y: number): number {
  return Math.round(y * 10) / 10;
}
