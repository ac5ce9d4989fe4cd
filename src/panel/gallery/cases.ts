import * as l10n from '@vscode/l10n';
import runs from './runs.json' with { type: 'json' };

/** What a kind of run looks like. */
export interface Case {
  id: keyof typeof runs;
  title: string;
  /** What to look for in the picture. */
  look: string;
  /** What to do about it. */
  advice: string;
}

/** The commonest kinds of runs, from good to bad. `docs/gallery.md` has the same. */
export const CASES: readonly Case[] = [
  {
    id: 'healthy',
    title: l10n.t('A healthy run'),
    look: l10n.t(
      'The lanes are full from the start to the end, bars are long beside the gaps between them, and all workers end at nearly the same time. Running stays at the number of workers.',
    ),
    advice: l10n.t('Nothing to do. More workers help as long as there are cores for them.'),
  },
  {
    id: 'straggler',
    title: l10n.t('A straggler'),
    look: l10n.t(
      'One long bar at the end, while the other lane is a dotted line: no work was left to give out. Running falls to 1 long before the end.',
    ),
    advice: l10n.t(
      'Give the longest inputs first, cut the long one into parts, or make the chunks smaller if one chunk is the long bar.',
    ),
  },
  {
    id: 'fine',
    title: l10n.t('Tasks that are too short'),
    look: l10n.t(
      'Hardly any bar can be seen: most of the lanes is hatched or empty, for handing a task over takes far longer than the task. The speed-up is far below 1.',
    ),
    advice: l10n.t('Send many tasks at a time with a larger chunk size, or do more work in each task.'),
  },
  {
    id: 'oversubscribed',
    title: l10n.t('More workers than cores'),
    look: l10n.t(
      'All lanes are full, and yet the run is no faster: the workers take turns on two cores, so every bar is stretched. Beside a task’s time its CPU time is small.',
    ),
    advice: l10n.t('Use as many workers as there are cores, unless the tasks wait instead of computing.'),
  },
  {
    id: 'stall',
    title: l10n.t('An ordering stall'),
    look: l10n.t(
      'Held rises while a long task runs: later results are back, but imap hands them over in the order of the inputs, and falls to 0 the moment that the long one is there. The caller waits all the while.',
    ),
    advice: l10n.t('If the order does not matter, imap_unordered gives each result as it comes.'),
  },
];
