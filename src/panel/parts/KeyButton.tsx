import { Icon, type IconName } from './Icon.js';

interface Props {
  name: string;
  /** The key that does the same, for pointing at it. */
  hotkey: string;
  icon: IconName;
  act(): void;
  disabled?: boolean;
}

/** A small button for what a key does, too. */
export function KeyButton({ name, hotkey, icon, act, disabled = false }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      title={`${name} (${hotkey})`}
      aria-label={name}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
