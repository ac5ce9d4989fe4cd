import { counted, duration } from '../../profile/format.js';
import type { Delivery } from '../../profile/replay/delivery.js';
import { MODES } from '../../record/modes.js';

/**
 * What the calling code of a mode does at a moment of the run.
 * @param has how many results it has by then. @param back how many are back from the workers. @param next the task whose
 * result it would get next, or undefined.
 */
export function callerSays(
  { mode, at, error }: Delivery,
  moment: number,
  has: number,
  back: number,
  next?: number,
): string {
  const { waits, order, delivers } = MODES[mode];
  if (error !== null && moment >= error) {
    return `got the first error, and no results, at ${duration(error)}`;
  }
  if (at.length > 0 && has >= at.length) {
    return `has all since ${duration(at.at(-1))}`;
  }
  if (delivers === 'all') {
    return waits === 'no'
      ? 'free; all come together when the last is back'
      : 'stands still until all are back';
  }
  if (waits === 'each call') {
    return `stands still for #${next ?? '–'}: one call at a time`;
  }
  if (waits === 'no') {
    return 'free; a callback for each as it comes';
  }
  const held = back - has;
  const behind =
    held > 0 && order === 'input'
      ? `, while ${counted(held, 'later one')} ${held === 1 ? 'is' : 'are'} held`
      : '';
  return order === 'input' ? `waits for #${next ?? '–'}${behind}` : 'waits for whichever comes next';
}
