import { current, viewOf } from '../views/current.js';
import { actionFor } from './actions.js';

/** Where a person types: no key but those of the field means anything there. */
const TEXT =
  'input:not([type=range],[type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable]';
/** What has a use of its own for arrows, Home and End. */
const OWN_ARROWS =
  'input, pre, summary, [role=slider], [role=listbox], [role=menu], [role=tree], [role=treeitem], .output';
/** What Space and Enter press. */
const PRESSED = 'button, a, summary, input:not([type=range]), [role=button], [role=columnheader]';

/** Lets the keys do what `ACTIONS` says, wherever the focus is. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTaken(event.key, target)
    ) {
      return;
    }
    const action = actionFor(event.key);
    if (action) {
      event.preventDefault();
      action.run(event.key);
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    current.value = viewOf(target as Element | null) ?? current.value;
  });
}

/** Whether a key belongs to what has the focus. */
function isTaken(key: string, target: Element | null): boolean {
  if (!target || document.querySelector('dialog[open]')) {
    return target !== null;
  }
  const isMove = key.startsWith('Arrow') || ['Home', 'End', 'PageUp', 'PageDown'].includes(key);
  return (
    target.closest(TEXT) !== null ||
    (isMove && target.closest(OWN_ARROWS) !== null) ||
    ((key === ' ' || key === 'Enter') && target.closest(PRESSED) !== null)
  );
}
