import type { RunHeader } from '../record/schema.js';
import { RunStore } from '../record/store.js';
import { IN_MEMORY, PagedTexts } from './pagedTexts.js';
import { Spill } from './spill.js';

/**
 * A record whose values may be more than fits into the memory: what goes beyond stands in a file until the record is gone.
 *
 * @param room - bytes of values that are held in memory
 */
export function newStore(header: RunHeader, room = IN_MEMORY): RunStore {
  const spill = new Spill();
  const texts = () => new PagedTexts(spill, room / 2);
  return new RunStore(header, { args: texts(), outcomes: texts() });
}
