import { counted, duration, times } from '../../format.js';
import type { Rule } from '../finding.js';

/** Measured: the same tasks take longer beside each other than alone. */
export const inflated: Rule = ({ m, workers }) => {
  const { baseline } = m;
  if (!baseline || workers < 2 || baseline.inflation < 1.2) {
    return null;
  }
  const fewer = Math.ceil(workers / 2);
  return {
    id: 'inflation',
    title: 'Workers slow each other down',
    says: `All tasks took ${duration(baseline.serial * baseline.inflation)} in the pool, one after another ${duration(baseline.serial)}: ${times(baseline.inflation)} as long beside each other.`,
    advice: `They compete for memory, caches, a disk, or cores that others use, too. ${counted(fewer, 'worker')} may do about as much; smaller data in each task helps where it is memory.`,
    costs: m.wall * (1 - 1 / baseline.inflation),
    evidence: {},
    change: { workers: fewer },
  };
};
