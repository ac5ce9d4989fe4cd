import * as l10n from '@vscode/l10n';
import { count, duration, percent, times } from '../../format.js';
import type { Facts } from '../facts.js';
import type { Rule } from '../finding.js';

/** One task takes so long that the run cannot be much shorter than it. */
export const giant: Rule = ({ m, workers, traits, ran }) => {
  const { bounds } = m;
  if (!bounds || !traits.concurrent || ran < 2 || workers < 2) {
    return null;
  }
  if (bounds.binding !== 'longest' || bounds.longest < 0.4 * m.wall) {
    return null;
  }
  return {
    id: 'giant',
    title: l10n.t('One task is most of the run'),
    says: l10n.t(
      'Task #{0} alone took {1}, {2} of the run: more workers cannot help beyond {3}.',
      count(bounds.longestTask),
      duration(bounds.longest),
      percent(bounds.longest / m.wall),
      times(m.busy / bounds.longest),
    ),
    advice: l10n.t('Split this task, or put it first in the inputs so that it does not end the run alone.'),
    costs: Math.max(0, m.wall - bounds.work),
    evidence: { tasks: [bounds.longestTask] },
  };
};

/** Workers stood idle at the end because none of the work was left to give out. */
export const tail: Rule = (facts) => {
  const { m, share, traits, chunksize, workers, ran } = facts;
  const lost = share('tail');
  if (!traits.concurrent || ran <= workers || lost < 0.1) {
    return null;
  }
  const last = lastToEnd(facts);
  const better = chunksize !== null && chunksize > 1 ? Math.max(1, Math.floor(chunksize / 4)) : null;
  const first = m.bounds && m.bounds.longestFirst < 0.95 * m.wall ? m.bounds.longestFirst : null;
  return {
    id: 'tail',
    title: l10n.t('Uneven end'),
    says: l10n.t(
      "Towards the end no work was left to give out while some tasks still ran: {0} of the workers' time was idle for it. Task #{1} was the last to end.",
      percent(lost),
      count(last),
    ),
    advice:
      better !== null
        ? l10n.t(
            'Smaller chunks share the rest of the work more evenly: try {0} instead of {1}.',
            count(better),
            count(chunksize ?? 1),
          )
        : first !== null
          ? l10n.t('Give the longest inputs first: that order would take {0}, costs aside.', duration(first))
          : l10n.t('More, smaller tasks would end together more closely.'),
    costs: lost * m.wall,
    evidence: { tasks: [last], range: [tailBegins(facts), m.wall], share: 'tail' },
    ...(better !== null && { change: { chunksize: better } }),
  };
};

function lastToEnd({ store }: Facts): number {
  const { ended } = store.tasks.data;
  let last = 0;
  for (let i = 1; i < store.tasks.length; i++) {
    if ((ended[i] as number) > (ended[last] as number) || Number.isNaN(ended[last])) {
      last = i;
    }
  }
  return last;
}

/** When the first worker had nothing more to do, ms. */
function tailBegins({ lanes }: Facts): number {
  const ends = lanes.flatMap(({ end }) => (end.length > 0 ? [end[end.length - 1] as number] : []));
  return Math.min(...ends);
}
