import * as l10n from '@vscode/l10n';
import { openHelp } from '../help/open.js';
import { Icon } from '../parts/Icon.js';
import { toggleReplay } from '../replay/player.js';
import { isLive } from '../run.js';
import { follow, moment } from '../saved.js';
import { toggleFollow } from '../timeRange.js';
import { current, goTo, VIEWS } from './current.js';
import { useFollow } from './useFollow.js';

/** Leads to the views, follows a live run, and opens the help. */
export function ViewBar() {
  useFollow();
  return (
    <nav class="view-bar" aria-label={l10n.t('Views')}>
      {VIEWS.map(({ id, key, title, says }) => (
        <button
          type="button"
          key={id}
          class="view-button"
          aria-current={current.value === id ? 'true' : undefined}
          title={`${title}: ${says} (${key})`}
          onClick={() => goTo(id)}
        >
          <span class="key" aria-hidden="true">
            {key}
          </span>
          {title}
        </button>
      ))}
      {isLive() && (
        <button
          type="button"
          class="view-button"
          aria-pressed={follow.value}
          title={l10n.t('Keep the latest moments in view (f)')}
          onClick={toggleFollow}
        >
          <span class="key" aria-hidden="true">
            f
          </span>
          {l10n.t('Follow')}
        </button>
      )}
      {!isLive() && (
        <button
          type="button"
          class="view-button"
          aria-pressed={moment.value !== null}
          title={l10n.t('Play the run back: what was where at each moment (r)')}
          onClick={toggleReplay}
        >
          <span class="key" aria-hidden="true">
            r
          </span>
          {l10n.t('Replay')}
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={l10n.t('Help')}
        title={l10n.t('Keys and views (?)')}
        onClick={openHelp}
      >
        <Icon name="help" />
      </button>
    </nav>
  );
}
