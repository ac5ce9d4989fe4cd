import * as l10n from '@vscode/l10n';
import type { RunStore } from '../../record/store.js';

/** One leg of a task's way from the caller's hand and back. */
export interface Phase {
  name: (typeof LEGS)[number][0];
  word: string;
  /** Says what happened in it. */
  hint: string;
  from: number;
  to: number;
  ran: boolean;
  /** In words with a length of time. */
  took(time: string): string;
}

const LEGS = [
  ['waited', 'submitted', 'dispatched'],
  ['sent', 'dispatched', 'started'],
  ['ran', 'started', 'ended'],
  ['returned', 'ended', 'received'],
  ['held', 'received', 'delivered'],
] as const;

const WORDS: Record<Phase['name'], { word: string; hint: string; took(time: string): string }> = {
  waited: {
    word: l10n.t('waited'),
    hint: l10n.t('in the queue, until it was sent to a worker'),
    took: (time) => l10n.t('waited {0}', time),
  },
  sent: {
    word: l10n.t('sent'),
    hint: l10n.t('on its way, and behind earlier tasks of its chunk'),
    took: (time) => l10n.t('sent {0}', time),
  },
  ran: {
    word: l10n.t('ran'),
    hint: l10n.t("in the user's function"),
    took: (time) => l10n.t('ran {0}', time),
  },
  returned: {
    word: l10n.t('returned'),
    hint: l10n.t('on the way back, with the results of its chunk'),
    took: (time) => l10n.t('returned {0}', time),
  },
  held: {
    word: l10n.t('held'),
    hint: l10n.t('back already, but not yet handed to the caller'),
    took: (time) => l10n.t('held {0}', time),
  },
};

/** The legs of a task's way that have both ends, in order. */
export function phases(store: RunStore, index: number): Phase[] {
  return LEGS.map(([name, from, to]) => ({
    name,
    ...WORDS[name],
    from: store.tasks.data[from][index] ?? Number.NaN,
    to: store.tasks.data[to][index] ?? Number.NaN,
    ran: name === 'ran',
  })).filter(({ from, to }) => Number.isFinite(to - from));
}
