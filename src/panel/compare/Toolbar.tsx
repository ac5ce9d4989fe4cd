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
    <div class="toolbar" role="toolbar" aria-label="Zoom of both timelines">
      <KeyButton name="Zoom in" hotkey="+" icon="zoomIn" act={() => zoomBy(0.5)} />
      <KeyButton name="Zoom out" hotkey="-" icon="zoomOut" act={() => zoomBy(2)} disabled={fitted} />
      <KeyButton name="Show both runs whole" hotkey="0" icon="fit" act={fit} disabled={fitted} />
    </div>
  );
}
