import * as l10n from '@vscode/l10n';
import { openHelp } from '../help/open.js';
import { changeSpeed, stepBy, togglePlay, toggleReplay } from '../replay/player.js';
import { isLive } from '../run.js';
import { moment } from '../saved.js';
import { select } from '../select.js';
import { panBy, setView, toggleFollow, zoomBy } from '../timeRange.js';
import { current, goTo, goToDetails, move } from '../views/current.js';
import { VIEWS } from '../views/list.js';

/** Something that a key does anywhere on the page. */
export interface Action {
  /** As `KeyboardEvent.key` has them; the first is the one that is shown. */
  keys: readonly string[];
  /** What it is called in the help. */
  title: string;
  run(key: string): void;
  /** Whether it means anything now; always when left out. */
  isOn?(): boolean;
}

const isOver = () => !isLive();
const isReplay = () => moment.value !== null;

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/** All keys, by what they are about, in the order in which the help has them. */
export const ACTIONS: readonly { group: string; actions: readonly Action[] }[] = [
  {
    group: l10n.t('Views'),
    actions: VIEWS.map(({ id, key, title, says }) => ({
      keys: [key],
      title: `${title}: ${says}`,
      run: () => goTo(id),
    })),
  },
  {
    group: l10n.t('Tasks'),
    actions: [
      {
        keys: MOVES,
        title: l10n.t('Select another task: its neighbours on the timeline, other rows in a table'),
        run: (key) => move(current.value, key),
      },
      { keys: ['Enter'], title: l10n.t('Go to the details of the selected task'), run: goToDetails },
      { keys: ['Escape'], title: l10n.t('Select no task'), run: () => select(null) },
    ],
  },
  {
    group: l10n.t('Time'),
    actions: [
      { keys: ['+', '=', 'w'], title: l10n.t('Zoom in'), run: () => zoomBy(0.5) },
      { keys: ['-', '_', 's'], title: l10n.t('Zoom out'), run: () => zoomBy(2) },
      { keys: ['a'], title: l10n.t('Earlier'), run: () => panBy(-0.25) },
      { keys: ['d'], title: l10n.t('Later'), run: () => panBy(0.25) },
      { keys: ['0'], title: l10n.t('Show the whole run'), run: () => setView(null) },
      { keys: ['f'], title: l10n.t('Follow a live run, or no longer'), run: toggleFollow, isOn: isLive },
    ],
  },
  {
    group: l10n.t('Replay'),
    actions: [
      {
        keys: ['r'],
        title: l10n.t('Replay the run from its start, or end the replay'),
        run: toggleReplay,
        isOn: isOver,
      },
      { keys: [' '], title: l10n.t('Play, or pause'), run: togglePlay, isOn: isReplay },
      { keys: ['.'], title: l10n.t('To the next result'), run: () => stepBy(1), isOn: isReplay },
      { keys: [','], title: l10n.t('To the result before'), run: () => stepBy(-1), isOn: isReplay },
      { keys: ['>'], title: l10n.t('Faster'), run: () => changeSpeed(1), isOn: isReplay },
      { keys: ['<'], title: l10n.t('Slower'), run: () => changeSpeed(-1), isOn: isReplay },
    ],
  },
  {
    group: l10n.t('Help'),
    actions: [{ keys: ['?'], title: l10n.t('This help'), run: openHelp }],
  },
];

const BY_KEY = new Map(
  ACTIONS.flatMap(({ actions }) =>
    actions.flatMap((action) => action.keys.map((key) => [key, action] as const)),
  ),
);

/** What a key does, if anything. */
export function actionFor(key: string): Action | undefined {
  const action = BY_KEY.get(key);
  return action?.isOn?.() === false ? undefined : action;
}
