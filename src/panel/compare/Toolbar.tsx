import { Icon, type IconName } from '../parts/Icon.js';

interface Props {
  /** Below 1 zooms in. */
  zoomBy(factor: number): void;
  fit(): void;
  fitted: boolean;
}

/** Buttons for what the keys do. */
export function Toolbar({ zoomBy, fit, fitted }: Props) {
  const button = (title: string, key: string, icon: IconName, act: () => void, disabled = false) => (
    <button
      type="button"
      class="icon-button"
      title={`${title} (${key})`}
      aria-label={title}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="toolbar" role="toolbar" aria-label="Zoom of both timelines">
      {button('Zoom in', '+', 'zoomIn', () => zoomBy(0.5))}
      {button('Zoom out', '-', 'zoomOut', () => zoomBy(2), fitted)}
      {button('Show both runs whole', '0', 'fit', fit, fitted)}
    </div>
  );
}
