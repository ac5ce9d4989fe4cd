import * as l10n from '@vscode/l10n';
import { LIMIT_S } from '../pool/watch.js';

/** Of a process that was started and has never said a word. */
export function neverUp(): string {
  return l10n.t(
    "The run's process was started, and did not come up within {0} s. The system may have reached a limit of processes or threads.",
    LIMIT_S,
  );
}
