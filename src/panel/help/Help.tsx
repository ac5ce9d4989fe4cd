import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Gallery } from '../gallery/Gallery.js';
import { ACTIONS } from '../keys/actions.js';
import { Icon } from '../parts/Icon.js';
import { withParts } from '../text/withParts.js';
import { isHelpOpen } from './open.js';

/** How keys read that have no letter. */
const NAMES: Record<string, string> = {
  ArrowLeft: l10n.t('Left'),
  ArrowRight: l10n.t('Right'),
  ArrowUp: l10n.t('Up'),
  ArrowDown: l10n.t('Down'),
  Escape: l10n.t('Esc'),
  ' ': l10n.t('Space'),
  '=': '',
  _: '',
};

/** What each view shows and what each key does. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = isHelpOpen.value;
  useLayoutEffect(() => {
    if (open) {
      dialog.current?.showModal();
    }
  }, [open]);
  const close = () => dialog.current?.close();
  return open ? (
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
      <div class="help-head">
        <h2 id="help-title">{l10n.t('Help')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={l10n.t('Close help')}
          title={l10n.t('Close (Esc)')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </div>
      <Views />
      <h3>{l10n.t('Keys')}</h3>
      <p class="muted">
        {l10n.t('They work wherever the focus is, but in a text field. Each has a button, too.')}
      </p>
      <Keys />
      <Kinds />
    </dialog>
  ) : null;
}

function Views() {
  return (
    <>
      <h3>{l10n.t('One run, three views')}</h3>
      <p>
        {withParts(
          l10n.t(
            'All show the same tasks, with one selection and one time range. {0} has them as the inputs were given, {1} as their outcomes came back, joined by lines for small runs. The {2} has a lane for each worker and one for the caller, and above them how many tasks ran, waited, or were held back for the order of the results.',
          ),
          <strong>{l10n.t('Input order')}</strong>,
          <strong>{l10n.t('Completion order')}</strong>,
          <strong>{l10n.t('Timeline')}</strong>,
        )}
      </p>
    </>
  );
}

/** Opened on demand: five runs are computed and drawn. */
function Kinds() {
  const [open, setOpen] = useState(false);
  return (
    <details class="help-kinds" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{l10n.t('What runs look like')}</h3>
      </summary>
      {open && <Gallery />}
    </details>
  );
}

function Keys() {
  return (
    <div class="help-keys">
      {ACTIONS.map(({ group, actions }) => (
        <table key={group}>
          <caption>{group}</caption>
          <tbody>
            {actions.map(({ keys, title }) => (
              <tr key={title}>
                <th scope="row">
                  {keys
                    .map((key) => NAMES[key] ?? key)
                    .filter(Boolean)
                    .map((key) => [<kbd key={key}>{key}</kbd>, ' '])}
                </th>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
