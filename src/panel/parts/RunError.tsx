import * as l10n from '@vscode/l10n';
import type { ErrorRecord } from '../../record/schema.js';
import { ErrorView } from '../details/ErrorView.js';
import { errorLine } from '../text/errors.js';
import { Icon } from './Icon.js';

/** What the run's caller got thrown, or why the run was refused. @param open whether its stack is shown at once. */
export function RunError({ error, open }: { error: ErrorRecord; open: boolean }) {
  return (
    <section class="run-error" aria-label={l10n.t('Error of the run')}>
      <details open={open}>
        <summary>
          <Icon name="error" />
          <span class="error-line">{errorLine(error)}</span>
          <span class="muted more">{l10n.t('details')}</span>
        </summary>
        <ErrorView error={error} brief />
      </details>
    </section>
  );
}
