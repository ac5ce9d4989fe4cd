import * as l10n from '@vscode/l10n';
import { type Level, peakOver } from '../../profile/level.js';
import type { Load } from '../../profile/load.js';
import { MODES, type Mode } from '../../record/modes.js';
import { type Look, PHASE_LOOKS } from './looks.js';

/** One chart above the lanes: how many tasks were in a state, over time. */
export interface Strip {
  name: 'running' | 'waiting' | 'held';
  word: string;
  says: string;
  level: Level;
  look: Look;
  /** The greatest count of the run: the full height. */
  most: number;
}

/** The charts of a run. Held results have one only in modes that keep the order of the inputs. */
export function stripsOf({ running, waiting, held }: Load, mode: Mode): Strip[] {
  const holds = MODES[mode].order === 'input';
  const strip = (name: Strip['name'], word: string, says: string, level: Level, phase: string): Strip => ({
    name,
    word,
    says,
    level,
    look: PHASE_LOOKS[phase] as Look,
    most: peakOver(level),
  });
  return [
    strip('running', l10n.t('running'), l10n.t('tasks in the function'), running, 'ran'),
    strip(
      'waiting',
      l10n.t('waiting'),
      l10n.t('tasks in the queue, or sent and not begun'),
      waiting,
      'waited',
    ),
    strip('held', l10n.t('held'), l10n.t('results that are back and not yet with the caller'), held, 'held'),
  ].filter(({ name, most }) => name !== 'held' || (holds && most > 1));
}
