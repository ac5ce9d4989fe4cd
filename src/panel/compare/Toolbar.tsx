import * as l10n from '@vscode/l10n';
import { KeyButton } from '../parts/KeyButton.js';

interface Props {
  /** Below 1 zooms in. */
  zoomBy(factor: number): void;
  fit(): void;
  fitted: boolean;
}

/** Buttons for what the keys do. */
export function Toolbar({ zoomBy, fit, fitted }: Props) {
  return (
    <div class="toolbar" role="toolbar" aria-label={l10n.t('Zoom of both timelines')}>
      <KeyButton name={l10n.t('Zoom in')} hotkey="+" icon="zoomIn" act={() => zoomBy(0.5)} />
      <KeyButton
        name={l10n.t('Zoom out')}
        hotkey="-"
        icon="zoomOut"
        act={() => zoomBy(2)}
        disabled={fitted}
      />
      <KeyButton name={l10n.t('Show both runs whole')} hotkey="0" icon="fit" act={fit} disabled={fitted} />
    </div>
  );
}
