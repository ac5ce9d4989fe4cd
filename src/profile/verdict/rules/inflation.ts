import * as l10n from '@vscode/l10n';
import { counted, duration, percent, times } from '../../format.js';
import type { Rule } from '../finding.js';

/** From this share of the workers' time on garbage collection is named as a cause. */
const MUCH_GARBAGE = 0.1;

/** Measured: the same tasks take longer beside each other than alone. */
export const inflated: Rule = ({ m, workers }) => {
  const { baseline } = m;
  if (!baseline || workers < 2 || baseline.inflation < 1.2) {
    return null;
  }
  const fewer = Math.ceil(workers / 2);
  const gc = m.use?.gc;
  const garbage =
    gc && gc.share >= MUCH_GARBAGE
      ? `${l10n.t(
          'Collecting garbage is part of it: {0}, {1} of their time; fewer new objects in a task make that less.',
          duration(gc.time),
          percent(gc.share),
        )} `
      : '';
  return {
    id: 'inflation',
    title: l10n.t('Workers slow each other down'),
    says: l10n.t(
      'All tasks took {0} in the pool, one after another {1}: {2} as long beside each other.',
      duration(baseline.serial * baseline.inflation),
      duration(baseline.serial),
      times(baseline.inflation),
    ),
    advice:
      garbage +
      l10n.t(
        'They compete for memory, caches, a disk, or cores that others use, too. {0} may do about as much; smaller data in each task helps where it is memory.',
        counted(fewer, 'worker'),
      ),
    costs: m.wall * (1 - 1 / baseline.inflation),
    evidence: {},
    change: { workers: fewer },
  };
};
