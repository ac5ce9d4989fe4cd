import * as l10n from '@vscode/l10n';
import { ran } from '../../profile/compare/numbers.js';
import { mergeSort } from '../../profile/mergeSort.js';
import { byNumber } from '../orders/sorting.js';
import type { Comparison } from './state.js';

/** The columns of the table of pairs; all but `input` and `ended` are numbers. */
export const PAIR_COLUMNS = [
  { id: 'before', title: 'A #', hint: l10n.t('Place among the inputs of A, from 0') },
  { id: 'after', title: 'B #', hint: l10n.t('Place among the inputs of B, from 0') },
  { id: 'input', title: l10n.t('Input'), hint: l10n.t('What both were called with; that of B') },
  { id: 'beforeRan', title: l10n.t('A ran'), hint: l10n.t('How long the function ran in A') },
  { id: 'afterRan', title: l10n.t('B ran'), hint: l10n.t('How long the function ran in B') },
  { id: 'difference', title: l10n.t('Difference'), hint: 'B − A' },
  { id: 'ratio', title: l10n.t('Ratio'), hint: 'B ÷ A' },
  { id: 'ended', title: l10n.t('Ended'), hint: l10n.t('How it ended in A and in B, where that differs') },
] as const;
export type PairColumn = (typeof PAIR_COLUMNS)[number]['id'];

/** Which pairs are shown. */
export const PAIR_FILTERS = {
  all: l10n.t('all'),
  slower: l10n.t('slower in B'),
  faster: l10n.t('faster in B'),
  ended: l10n.t('ended otherwise'),
} as const;
export type PairFilter = keyof typeof PAIR_FILTERS;

/** What a pair has in a column, as a number to sort by; NaN: nothing. */
export function numberOf({ before, after, pairs }: Comparison, pair: number, column: PairColumn): number {
  const [a, b] = [pairs.before[pair] as number, pairs.after[pair] as number];
  switch (column) {
    case 'before':
      return a;
    case 'beforeRan':
      return ran(before.store, a);
    case 'afterRan':
      return ran(after.store, b);
    case 'difference':
      return ran(after.store, b) - ran(before.store, a);
    case 'ratio': {
      const ratio = ran(after.store, b) / ran(before.store, a);
      return Number.isFinite(ratio) ? ratio : Number.NaN;
    }
    case 'ended':
      return before.store.tasks.data.status[a] === after.store.tasks.data.status[b] ? 1 : 0;
    default:
      return b;
  }
}

/**
 * The pairs that are shown, in their order.
 * @returns places in the pairs' lists; it yields how far it is
 */
export function* pairRows(
  found: Comparison,
  shown: PairFilter,
  sort: { column: PairColumn; down: boolean } | null,
): Generator<number, Uint32Array> {
  const fits = (pair: number) => {
    switch (shown) {
      case 'slower':
        return numberOf(found, pair, 'difference') > 0;
      case 'faster':
        return numberOf(found, pair, 'difference') < 0;
      case 'ended':
        return numberOf(found, pair, 'ended') === 0;
      default:
        return true;
    }
  };
  const rows = Uint32Array.from({ length: found.pairs.after.length }, (_, i) => i).filter(fits);
  yield 0;
  if (!sort) {
    return rows;
  }
  const sign = sort.down ? -1 : 1;
  if (sort.column === 'input') {
    const texts = found.after.store.args;
    const text = (pair: number) => texts.at(found.pairs.after[pair] as number) ?? '';
    return yield* mergeSort(rows, (a, b) => {
      const [s, t] = [text(a), text(b)];
      return s < t ? -sign : s > t ? sign : 0;
    });
  }
  const keys = Float64Array.from({ length: found.pairs.after.length }, (_, i) =>
    numberOf(found, i, sort.column),
  );
  yield 0;
  return yield* mergeSort(
    rows,
    byNumber((row) => keys[row] as number, sign),
  );
}
