import * as l10n from '@vscode/l10n';
import { KeyButton } from '../parts/KeyButton.js';
import { view } from '../saved.js';
import { panBy, setView, shown, whole, zoomBy } from '../timeRange.js';

/** Buttons for what the keys do with the time range. */
export function Toolbar() {
  const [from, to] = shown.value;
  const [first, last] = whole.value;
  const hair = 1e-6 * (last - first);
  const isFirst = from - first < hair;
  const isLast = last - to < hair;
  return (
    <div class="toolbar" role="toolbar" aria-label={l10n.t('Time range')}>
      <KeyButton
        name={l10n.t('Earlier')}
        hotkey="a"
        icon="left"
        act={() => panBy(-0.25)}
        disabled={isFirst}
      />
      <KeyButton name={l10n.t('Later')} hotkey="d" icon="right" act={() => panBy(0.25)} disabled={isLast} />
      <KeyButton name={l10n.t('Zoom in')} hotkey="+" icon="zoomIn" act={() => zoomBy(0.5)} />
      <KeyButton
        name={l10n.t('Zoom out')}
        hotkey="-"
        icon="zoomOut"
        act={() => zoomBy(2)}
        disabled={isFirst && isLast}
      />
      <KeyButton
        name={l10n.t('Show the whole run')}
        hotkey="0"
        icon="fit"
        act={() => setView(null)}
        disabled={view.value === null}
      />
    </div>
  );
}
