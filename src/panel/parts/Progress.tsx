import * as l10n from '@vscode/l10n';
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
  const estimate = isOpen ? l10n.t('inputs are still being read') : l10n.t('estimating the time left');
  const time = range ? l10n.t('{0} left', durationRange(...range)) : estimate;
  const share = total > 0 ? done / total : 0;
  return (
    <div class="progress">
      <div
        role="progressbar"
        aria-label={l10n.t('Progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={l10n.t('{0} of {1}, {2}', count(done), all, time)}
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
        · {l10n.t('{0} running', count(running))} · {l10n.t('{0} waiting', count(waiting))}
        {failed > 0 && ` · ${l10n.t('{0} failed', count(failed))}`} · {time}
      </span>
    </div>
  );
}
