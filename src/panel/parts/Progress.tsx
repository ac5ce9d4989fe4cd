import { count, durationRange } from '../../profile/format.js';
import { totalInWords } from '../../profile/progress.js';
import { left, state } from '../derived.js';

/** How far a live run is: a bar, the counts, and the time that is left as a range. */
export function Progress() {
  const now = state.value;
  if (!now) {
    return null;
  }
  const { done, total, isOpen, running, waiting, failed } = now;
  const all = totalInWords(now);
  const range = left.value;
  const estimate = isOpen ? 'inputs are still being read' : 'estimating the time left';
  const time = range ? `${durationRange(...range)} left` : estimate;
  const share = total > 0 ? done / total : 0;
  return (
    <div class="progress">
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${count(done)} of ${all}, ${time}`}
        class="progress-track"
        tabIndex={-1}
      >
        <div class="progress-bar" style={{ width: `${share * 100}%` }} />
        {failed > 0 && <div class="progress-failed" style={{ width: `${(failed / total) * 100}%` }} />}
      </div>
      <span class="progress-text">
        <strong>
          {count(done)}/{all}
        </strong>{' '}
        · {count(running)} running · {count(waiting)} waiting
        {failed > 0 && ` · ${count(failed)} failed`} · {time}
      </span>
    </div>
  );
}
