// biome-ignore-all lint/a11y/noStaticElementInteractions: the keys of the button and the items in it come by here.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './Icon.js';

export interface MenuItem {
  title: string;
  run(): void;
  disabled?: boolean;
}

/** A button that opens a menu of commands, for pointer and keys as in WAI-ARIA's pattern of a menu button. */
export function Menu({ title, icon, items }: { title: string; icon: IconName; items: readonly MenuItem[] }) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entries = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? []),
  ];
  // Before the next key: it must not come to the button once more.
  useLayoutEffect(() => {
    if (!open.value) {
      return;
    }
    entries()[0]?.focus();
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) {
        open.value = false;
      }
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open.value]);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (open.value && to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (open.value && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (!open.value && event.key === 'ArrowDown') {
      event.preventDefault();
      open.value = true;
    }
  };
  return (
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name={icon} />
        {title}
      </button>
      {open.value && (
        <div class="menu-items" role="menu" aria-label={title}>
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              key={item.title}
              disabled={item.disabled ?? false}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
