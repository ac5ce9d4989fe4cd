import * as l10n from '@vscode/l10n';
import { count, duration } from '../../profile/format.js';
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
    return l10n.t('got the first error, and no results, at {0}', duration(error));
  }
  if (at.length > 0 && has >= at.length) {
    return l10n.t('has all since {0}', duration(at.at(-1)));
  }
  if (delivers === 'all') {
    return waits === 'no'
      ? l10n.t('free; all come together when the last is back')
      : l10n.t('stands still until all are back');
  }
  if (waits === 'each call') {
    return l10n.t('stands still for #{0}: one call at a time', next ?? '–');
  }
  if (waits === 'no') {
    return l10n.t('free; a callback for each as it comes');
  }
  const held = back - has;
  if (order !== 'input') {
    return l10n.t('waits for whichever comes next');
  }
  if (held <= 0) {
    return l10n.t('waits for #{0}', next ?? '–');
  }
  return held === 1
    ? l10n.t('waits for #{0}, while 1 later one is held', next ?? '–')
    : l10n.t('waits for #{0}, while {1} later ones are held', next ?? '–', count(held));
}
