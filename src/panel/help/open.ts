import { signal } from '@preact/signals';

/** Whether the help is open. */
export const isHelpOpen = signal(false);

export function openHelp(): void {
  isHelpOpen.value = true;
}
