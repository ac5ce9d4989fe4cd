import { MODE_NAMES, MODES, type Mode } from '../../record/modes.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

/** Asks for the mode; each is explained by its row of the matrix of modes. */
export function askMode(place: StepPlace, last: Mode | undefined): Promise<Answer<Mode>> {
  const choices: Choice<Mode>[] = MODE_NAMES.map((mode) => ({
    label: mode,
    description: mode === last ? 'last used' : '',
    detail: MODES[mode].summary,
    value: mode,
  }));
  const active = choices.find((each) => each.value === last);
  return choose(place, 'Which mode?', choices, active);
}
