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
    failed: 'failed',
    timed_out: 'timed out',
    crashed: 'crashed',
    cancelled: 'was cut short',
    not_run: 'never ran',
  };
  const status = store.tasks.column('status');
  const first = status.findIndex((x) => x > Status.ok);
  return {
    id: 'failures',
    title: `${counted(total, 'task')} did not end well`,
    says: `${bad.map((name) => `${counted(m.counts[name], 'task')} ${words[name]}`).join(', ')}; the numbers count the time of all that ran. The first is #${first} (${STATUSES[status[first] as number]}).`,
    advice: 'Look at its error, then run the failed ones again.',
    costs: m.wall,
    evidence: { tasks: [first], share: 'failed' },
  };
};
