import { effect, signal } from '@preact/signals';
import { match, type Pairs } from '../../profile/compare/match.js';
import type { RecordPatch } from '../../record/patch.js';
import { RunStore } from '../../record/store.js';
import { type Derived, derive } from '../derive.js';
import type { ComparedOrigin } from '../protocol.js';
import { run } from '../run.js';
import { kept } from '../saved.js';
import { inSlices } from '../slices.js';

/** Two runs side by side, the earlier one first. */
export interface Comparison {
  before: Derived;
  after: Derived;
  pairs: Pairs;
}

/** What is compared now; `loading` while the other run comes in. */
export const comparison = signal<Comparison | 'loading' | null>(null);

/** The file of the run that is compared with the one on show, or null. */
export const compared = kept<string | null>('compared', null, (value) => typeof value === 'string');

let coming: RunStore | null = null;
/** The other run, whole, and the id of the one that it is compared with. */
const other = signal<{ store: RunStore; of: string } | null>(null);
let belongsTo = '';
let version = 0;

/** The editor's calls: the other run's record, page by page. */
export const comparisonCalls = {
  compare(patch: RecordPatch, { of, file }: ComparedOrigin) {
    if (patch.header) {
      belongsTo = of;
      compared.value = file;
      coming = new RunStore(patch.header);
      coming.apply(patch);
      other.value = null;
      comparison.value = 'loading';
    }
  },
  compareMore(patch: RecordPatch) {
    coming?.apply(patch);
  },
  compareEnd() {
    other.value = coming && { store: coming, of: belongsTo };
    coming = null;
  },
};

/** Forgets the other run: there is another one on show. */
export function leaveComparison(): void {
  version++;
  coming = null;
  other.value = null;
  comparison.value = null;
}

effect(() => {
  const second = other.value;
  const shown = run.value?.store;
  if (second && shown?.header.id === second.of && shown.tasks.length >= shown.header.inputs.count) {
    void compute(shown, second.store);
  }
});

async function compute(shown: RunStore, second: RunStore): Promise<void> {
  const mine = ++version;
  const made = await inSlices(
    (function* (): Generator<void, Comparison> {
      const [first, last] =
        second.header.startedAt <= shown.header.startedAt ? [second, shown] : [shown, second];
      const before = yield* derive(first);
      const after = yield* derive(last);
      return { before, after, pairs: yield* match(first, last) };
    })(),
    () => version === mine,
  );
  if (made && version === mine) {
    comparison.value = made;
  }
}

/** Goes back to the one run. */
export function closeComparison(): void {
  leaveComparison();
  compared.value = null;
}
