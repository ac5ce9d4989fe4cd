import * as l10n from '@vscode/l10n';
import { openHelp } from '../help/open.js';
import { Icon } from '../parts/Icon.js';
import { toggleReplay } from '../replay/player.js';
import { isLive } from '../run.js';
import { follow, moment } from '../saved.js';
import { toggleFollow } from '../timeRange.js';
import { current, goTo } from './current.js';
import { VIEWS } from './list.js';
import { useFollow } from './useFollow.js';
import { ViewButton } from './ViewButton.js';

/** Leads to the views, follows a live run, and opens the help. */
export function ViewBar() {
  useFollow();
  return (
    <nav class="view-bar" aria-label={l10n.t('Views')}>
      {VIEWS.map(({ id, key, title, says }) => (
        <ViewButton
          key={id}
          hotkey={key}
          aria-current={current.value === id ? 'true' : undefined}
          title={`${title}: ${says} (${key})`}
          onClick={() => goTo(id)}
        >
          {title}
        </ViewButton>
      ))}
      {isLive() ? (
        <ViewButton
          hotkey="f"
          aria-pressed={follow.value}
          title={l10n.t('Keep the latest moments in view (f)')}
          onClick={toggleFollow}
        >
          {l10n.t('Follow')}
        </ViewButton>
      ) : (
        <ViewButton
          hotkey="r"
          aria-pressed={moment.value !== null}
          title={l10n.t('Play the run back: what was where at each moment (r)')}
          onClick={toggleReplay}
        >
          {l10n.t('Replay')}
        </ViewButton>
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
