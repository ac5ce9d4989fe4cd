import { count, durationRange } from '../../profile/format.js';
import { left, state } from '../derived.js';

/** How far a live run is: a bar, the counts, and the time that is left as a range. */
export function Progress() {
  const now = state.value;
  if (!now) {
    return null;
  }
  const { done, total, running, waiting, failed } = now;
  const range = left.value;
  const time = range ? `${durationRange(...range)} left` : 'estimating the time left';
  const share = total > 0 ? done / total : 0;
  return (
    <div class="progress">
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${count(done)} of ${count(total)}, ${time}`}
        class="progress-track"
        tabIndex={-1}
      >
        <div class="progress-bar" style={{ width: `${share * 100}%` }} />
        {failed > 0 && <div class="progress-failed" style={{ width: `${(failed / total) * 100}%` }} />}
      </div>
      <span class="progress-text">
        <strong>
          {count(done)}/{count(total)}
        </strong>{' '}
        · {count(running)} running · {count(waiting)} waiting
        {failed > 0 && ` · ${count(failed)} failed`} · {time}
      </span>
    </div>
  );
}
