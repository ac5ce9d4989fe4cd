import type { Palette } from '../theme.js';
import type { Fill } from './pattern.js';

/** How a kind of thing on the timeline is drawn: no two have the same colour and fill. */
export interface Look {
  color: keyof Pick<Palette, 'run' | 'fail' | 'wait' | 'muted' | 'done' | 'starved' | 'callback'>;
  fill: Fill;
}

/** The phases of a task's way, by the names that `phases` gives its legs. */
export const PHASE_LOOKS: Record<string, Look> = {
  waited: { color: 'muted', fill: 'dots' },
  sent: { color: 'muted', fill: 'slash' },
  ran: { color: 'run', fill: 'solid' },
  returned: { color: 'done', fill: 'back' },
  held: { color: 'done', fill: 'bars' },
};

export const STARVED: Look = { color: 'starved', fill: 'slash' };
export const FAILED: Look = { color: 'fail', fill: 'slash' };
