import * as l10n from '@vscode/l10n';
import { useEffect, useRef } from 'preact/hooks';
import { type PairSums, pairSums } from '../../profile/compare/numbers.js';
import { count, counted, duration, times } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { host } from '../link.js';
import { Icon } from '../parts/Icon.js';
import { OUTCOME_LOOKS } from '../text/status.js';
import { BothLanes } from './BothLanes.js';
import { NumbersTable } from './NumbersTable.js';
import { PairTable } from './PairTable.js';
import { SetupTable } from './SetupTable.js';
import { type Comparison, closeComparison, comparison } from './state.js';

/** Two runs side by side: what was set up otherwise, what came of it, and each task in both. */
export function Compare() {
  const title = useRef<HTMLHeadingElement>(null);
  const found = comparison.value;
  useEffect(() => title.current?.focus({ preventScroll: true }), [found === 'loading']);
  if (found === null) {
    return null;
  }
  return (
    <section
      class="compare"
      aria-label={l10n.t('Comparison')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          close();
        }
      }}
    >
      <header class="run-head">
        <div class="run-line">
          <h1 ref={title} tabIndex={-1}>
            {l10n.t('Two runs')}
          </h1>
          {found !== 'loading' && <span class="muted facts">{heading(found)}</span>}
          <button type="button" class="button" onClick={close} title={l10n.t('Back to the one run (Esc)')}>
            <Icon name="close" />
            {l10n.t('Close comparison')}
          </button>
        </div>
      </header>
      {found === 'loading' ? <p class="muted">{l10n.t('Loading the other run…')}</p> : <Both found={found} />}
    </section>
  );
}

function close(): void {
  closeComparison();
  host.comparisonClosed();
}

function heading({ before, after }: Comparison): string {
  const [a, b] = [before, after].map(({ store }) => store.header.function.name);
  return a === b ? l10n.t('of {0}', a ?? '') : l10n.t('{0} and {1}', a ?? '', b ?? '');
}

function Both({ found }: { found: Comparison }) {
  const { before, after, pairs } = found;
  return (
    <>
      <p class="compare-says">{says(found, pairSums(before.store, after.store, pairs))}</p>
      <div class="compare-cards">
        <Card letter="A" store={before.store} />
        <Card letter="B" store={after.store} />
      </div>
      <BothLanes found={found} />
      <div class="compare-tables">
        <NumbersTable found={found} />
        <SetupTable found={found} />
      </div>
      <PairTable found={found} />
    </>
  );
}

function Card({ letter, store: { header, tasks } }: { letter: string; store: RunStore }) {
  const { mode, pool, outcome, startedAt, wall } = header;
  const look = OUTCOME_LOOKS[outcome];
  return (
    <p class="compare-card">
      <strong class="letter">{letter}</strong>
      <span>
        {new Date(startedAt).toLocaleString()} · <code>{mode}</code> ·{' '}
        {l10n.t(
          '{0} on {1}',
          counted(tasks.length, 'task'),
          counted(pool.workers, pool.workerType === 'thread' ? 'thread' : 'process'),
        )}
      </span>
      <span class={`outcome-badge ${look.tone}`}>
        <Icon name={look.icon} />
        {l10n.t('{0} in {1}', look.word, duration(wall))}
      </span>
    </p>
  );
}

const MATCHED = {
  place: (tasks: string) => l10n.t('{0} matched by place: the inputs are the same', tasks),
  input: (tasks: string) => l10n.t('{0} matched by their inputs, which come in another order', tasks),
  'place alone': (tasks: string) => l10n.t('{0} matched by place alone: the inputs are not the same', tasks),
};

/** The difference in plain words. */
function says({ before, after, pairs }: Comparison, sums: PairSums): string {
  const [a, b] = [before.numbers.wall, after.numbers.wall];
  const wall =
    Math.abs(a - b) < 0.02 * Math.max(a, b)
      ? l10n.t('Both took about as long ({0}).', duration(b))
      : b < a
        ? l10n.t('B took {0}, A {1}: B was {2} as fast.', duration(b), duration(a), times(a / b))
        : l10n.t('B took {0}, A {1}: B took {2} as long.', duration(b), duration(a), times(b / a));
  const tasks = MATCHED[pairs.by](counted(pairs.after.length, 'task'));
  const moved =
    sums.median === null
      ? l10n.t('{0}.', tasks)
      : l10n.t(
          '{0}: in B {1} ran faster, {2} slower; half of them took at most {3} of their time in A.',
          tasks,
          count(sums.faster),
          count(sums.slower),
          times(sums.median),
        );
  const ends = [
    sums.broke > 0 ? l10n.t('{0} that ended ok in A did not in B.', counted(sums.broke, 'task')) : '',
    sums.mended > 0 ? l10n.t('{0} that did not in A ended ok in B.', counted(sums.mended, 'task')) : '',
  ];
  return [wall, moved, ...ends].filter(Boolean).join(' ');
}
