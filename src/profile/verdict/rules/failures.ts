import * as l10n from '@vscode/l10n';
import { STATUSES, Status } from '../../../record/schema.js';
import { counted } from '../../format.js';
import type { Rule } from '../finding.js';

/** Tasks that did not end well: their time is lost, and what they would have cost is not known. */
export const failures: Rule = ({ store, m }) => {
  const bad = (['failed', 'timed_out', 'crashed', 'cancelled', 'not_run'] as const).filter(
    (s) => m.counts[s] > 0,
  );
  const total = bad.reduce((sum, status) => sum + m.counts[status], 0);
  if (total === 0) {
    return null;
  }
  const words = {
    failed: (tasks: string) => l10n.t('{0} failed', tasks),
    timed_out: (tasks: string) => l10n.t('{0} timed out', tasks),
    crashed: (tasks: string) => l10n.t('{0} crashed', tasks),
    cancelled: (tasks: string) => l10n.t('{0} cut short', tasks),
    not_run: (tasks: string) => l10n.t('{0} never ran', tasks),
  };
  const status = store.tasks.column('status');
  const first = status.findIndex((x) => x > Status.ok);
  return {
    id: 'failures',
    title: l10n.t('{0} did not end well', counted(total, 'task')),
    says: l10n.t(
      '{0}; the numbers count the time of all that ran. The first is #{1} ({2}).',
      bad.map((name) => words[name](counted(m.counts[name], 'task'))).join(l10n.t(', ')),
      first,
      STATUSES[status[first] as number] as string,
    ),
    advice: bad.every((name) => name === 'cancelled' || name === 'not_run')
      ? l10n.t('“Run failed again” runs those that are left.')
      : l10n.t('Look at its error, then run the failed ones again.'),
    costs: m.wall,
    evidence: { tasks: [first], share: 'failed' },
  };
};
