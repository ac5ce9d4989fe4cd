import * as l10n from '@vscode/l10n';
import { duration, times } from '../../format.js';
import type { Rule } from '../finding.js';

/** `apply` waits for each call: its tasks cannot overlap, however many workers there are. */
export const oneAtATime: Rule = ({ store, m, workers, ran, traits }) =>
  traits.concurrent || ran < 2 || workers < 2
    ? null
    : {
        id: 'one-at-a-time',
        title: l10n.t('One call at a time'),
        says: l10n.t(
          '{0} waits for each call, so one worker works and the others stand idle.',
          store.header.mode,
        ),
        advice: l10n.t(
          'apply_async makes the same calls without waiting: {0} at best, {1}.',
          duration(m.busy / Math.min(workers, ran)),
          times(Math.min(workers, ran)),
        ),
        costs: m.wall - m.busy / Math.min(workers, ran),
        evidence: { share: 'tail' },
        change: { mode: 'apply_async' },
      };
