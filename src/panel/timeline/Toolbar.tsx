import { Icon, type IconName } from '../parts/Icon.js';
import { view } from '../saved.js';
import { panBy, setView, zoomBy } from '../timeRange.js';

/** Buttons for what the keys do with the time range. */
export function Toolbar() {
  const whole = view.value === null;
  return (
    <div class="toolbar" role="toolbar" aria-label="Time range">
      {button('Earlier', 'a', 'left', () => panBy(-0.25), whole)}
      {button('Later', 'd', 'right', () => panBy(0.25), whole)}
      {button('Zoom in', '+', 'zoomIn', () => zoomBy(0.5))}
      {button('Zoom out', '-', 'zoomOut', () => zoomBy(2), whole)}
      {button('Show the whole run', '0', 'fit', () => setView(null), whole)}
    </div>
  );
}

function button(name: string, key: string, icon: IconName, act: () => void, disabled = false) {
  return (
    <button
      type="button"
      class="icon-button"
      title={`${name} (${key})`}
      aria-label={name}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
