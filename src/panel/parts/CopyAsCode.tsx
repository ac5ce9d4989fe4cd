import * as l10n from '@vscode/l10n';
import type { Change } from '../../profile/verdict/finding.js';
import { host } from '../link.js';
import { Icon } from './Icon.js';

/** Copies a program that does what the run did, changed in this. */
export function CopyAsCode({ change }: { change: Change }) {
  return (
    <button
      type="button"
      class="button"
      title={l10n.t('A program for your own code: with Poolscope, workerpool, or Node alone')}
      onClick={() => host.copyAsCode(change)}
    >
      <Icon name="code" />
      {l10n.t('Copy as code…')}
    </button>
  );
}
