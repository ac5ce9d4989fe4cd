import { Icon } from '../parts/Icon.js';

interface Props {
  /** Below 1 zooms in. */
  zoomBy(factor: number): void;
  fit(): void;
  fitted: boolean;
}

/** Buttons for what the keys do. */
export function Toolbar({ zoomBy, fit, fitted }: Props) {
  return (
    <div class="toolbar" role="toolbar" aria-label="Timeline zoom">
      <button
        type="button"
        class="icon-button"
        title="Zoom in (+)"
        aria-label="Zoom in"
        onClick={() => zoomBy(0.5)}
      >
        <Icon name="zoomIn" />
      </button>
      <button
        type="button"
        class="icon-button"
        title="Zoom out (-)"
        aria-label="Zoom out"
        disabled={fitted}
        onClick={() => zoomBy(2)}
      >
        <Icon name="zoomOut" />
      </button>
      <button
        type="button"
        class="icon-button"
        title="Show the whole run (0)"
        aria-label="Show the whole run"
        disabled={fitted}
        onClick={fit}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
