import * as l10n from '@vscode/l10n';
import { meanSize } from '../../../record/texts.js';
import { counted, duration, percent } from '../../format.js';
import type { Facts } from '../facts.js';
import type { Rule } from '../finding.js';
import { largerChunks } from './fineTasks.js';

/** Arguments or results of at least so many characters count as large. A page is sent no more of them than this. */
const LARGE = 2000;
/** Tasks that are looked at: sizes of the first tell enough. */
const SAMPLE = 1000;

/** Sending values takes a telling part of the time, because they are large. */
export const largeValues: Rule = (facts) => {
  const { m, share } = facts;
  const lost = share('serialise');
  const large = largeIn(facts);
  if (lost < 0.1 || large === null) {
    return null;
  }
  const same = large === 'arguments' && areAlike(facts);
  return {
    id: same ? 'same-argument' : 'large-values',
    title: same
      ? l10n.t('The same large argument, again and again')
      : large === 'arguments'
        ? l10n.t('Large arguments')
        : l10n.t('Large results'),
    says: same
      ? l10n.t(
          "All tasks are given arguments that begin alike and are large; sending took {0} of the workers' time.",
          percent(lost),
        )
      : large === 'arguments'
        ? l10n.t("Sending arguments took {0} of the workers' time: each task's are large.", percent(lost))
        : l10n.t("Sending results took {0} of the workers' time: each task's are large.", percent(lost)),
    advice: same
      ? l10n.t(
          'Load what they share once in each worker, at the top level of the file, and pass what differs.',
        )
      : l10n.t(
          'Pass a path, an id or a range instead of the data, and return what is needed of the result only; large numeric data can go in a SharedArrayBuffer.',
        ),
    costs: lost * m.wall,
    evidence: { share: 'serialise' },
  };
};

function largeIn({ store }: Facts): 'arguments' | 'results' | null {
  const [args, results] = [meanSize(store.args, SAMPLE), meanSize(store.outcomes, SAMPLE)];
  return Math.max(args, results) < LARGE * 0.9 ? null : args >= results ? 'arguments' : 'results';
}

function areAlike({ store }: Facts): boolean {
  const count = Math.min(SAMPLE, store.args.length);
  const texts = Array.from({ length: count }, (_, row) => store.args.at(row));
  const start = texts[0]?.slice(0, LARGE * 0.9);
  return texts.length > 2 && texts.every((text) => text?.startsWith(start ?? '') === true);
}

/** Workers were idle while work waited: the caller's process could not hand it over as fast as they did it. */
export const starved: Rule = (facts) => {
  const { m, share, mean, ran } = facts;
  const lost = share('starved');
  if (lost < 0.1) {
    return null;
  }
  const change = largerChunks(facts);
  const perTask = (lost * m.wall * facts.workers) / Math.max(1, ran);
  return {
    id: 'starved',
    title: l10n.t('Workers waited for the caller'),
    says: l10n.t(
      "Work was waiting, and yet the workers were idle for {0} of their time ({1} a task): the caller's process hands over slower than {2} can do tasks of {3}.",
      percent(lost),
      duration(perTask),
      counted(facts.workers, 'worker'),
      duration(mean),
    ),
    advice: change
      ? l10n.t('Larger chunks need fewer messages: try {0} in each.', counted(change.chunksize, 'task'))
      : l10n.t('Do less in callbacks and in the loop that takes the results, or let a task do more.'),
    costs: lost * m.wall,
    evidence: { share: 'starved' },
    ...(change && { change }),
  };
};
