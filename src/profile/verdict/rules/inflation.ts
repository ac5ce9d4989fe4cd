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
      ? `Collecting garbage is part of it: ${duration(gc.time)}, ${percent(gc.share)} of their time; fewer new objects in a task make that less. `
      : '';
  return {
    id: 'inflation',
    title: 'Workers slow each other down',
    says: `All tasks took ${duration(baseline.serial * baseline.inflation)} in the pool, one after another ${duration(baseline.serial)}: ${times(baseline.inflation)} as long beside each other.`,
    advice: `${garbage}They compete for memory, caches, a disk, or cores that others use, too. ${counted(fewer, 'worker')} may do about as much; smaller data in each task helps where it is memory.`,
    costs: m.wall * (1 - 1 / baseline.inflation),
    evidence: {},
    change: { workers: fewer },
  };
};
