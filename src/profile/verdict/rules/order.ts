import * as l10n from '@vscode/l10n';
import { count, counted, duration } from '../../format.js';
import type { Rule } from '../finding.js';

/** Finished results waited for earlier ones, in a mode that gives them one by one in input order. */
export const held: Rule = ({ store, m, order, ran }) => {
  const { worst } = order;
  const mean = order.held / Math.max(1, ran);
  if (store.header.mode !== 'imap' || worst === null || mean < 0.05 * m.wall) {
    return null;
  }
  return {
    id: 'held',
    title: l10n.t('Results waited for their turn'),
    says: l10n.t(
      '{0} were there and waited for an earlier one, {1} in the mean. Task #{2} held up {3}.',
      counted(order.results, 'result'),
      duration(order.held / order.results),
      count(worst.task),
      counted(worst.results, 'result'),
    ),
    advice: l10n.t('imap_unordered gives each result as it comes.'),
    costs: Math.min(m.wall * 0.5, mean),
    evidence: { tasks: [worst.task] },
    change: { mode: 'imap_unordered' },
  };
};
