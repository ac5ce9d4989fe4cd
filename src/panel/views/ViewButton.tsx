import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

interface Props extends ButtonHTMLAttributes {
  /** The key that does the same. */
  hotkey: string;
  children: ComponentChildren;
}

/** A button with the key that does the same on it. */
export function ViewButton({ hotkey, children, ...rest }: Props) {
  return (
    <button type="button" class="view-button" {...rest}>
      <span class="key" aria-hidden="true">
        {hotkey}
      </span>
      {children}
    </button>
  );
}
