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
      aria-label="Comparison"
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
            Two runs
          </h1>
          {found !== 'loading' && <span class="muted facts">{heading(found)}</span>}
          <button type="button" class="button" onClick={close} title="Back to the one run (Esc)">
            <Icon name="close" />
            Close comparison
          </button>
        </div>
      </header>
      {found === 'loading' ? <p class="muted">Loading the other run…</p> : <Both found={found} />}
    </section>
  );
}

function close(): void {
  closeComparison();
  host.comparisonClosed();
}

function heading({ before, after }: Comparison): string {
  const [a, b] = [before, after].map(({ store }) => store.header.function.name);
  return a === b ? `of ${a}` : `${a} and ${b}`;
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
        {new Date(startedAt).toLocaleString()} · <code>{mode}</code> · {counted(tasks.length, 'task')} on{' '}
        {counted(
          pool.workers,
          pool.workerType === 'thread' ? 'thread' : 'process',
          pool.workerType === 'thread' ? undefined : 'processes',
        )}
      </span>
      <span class={`outcome-badge ${look.tone}`}>
        <Icon name={look.icon} />
        {look.word} in {duration(wall)}
      </span>
    </p>
  );
}

const MATCHED = {
  place: 'matched by place: the inputs are the same',
  input: 'matched by their inputs, which come in another order',
  'place alone': 'matched by place alone: the inputs are not the same',
};

/** The difference in plain words. */
function says({ before, after, pairs }: Comparison, sums: PairSums): string {
  const [a, b] = [before.numbers.wall, after.numbers.wall];
  const wall =
    Math.abs(a - b) < 0.02 * Math.max(a, b)
      ? `Both took about as long (${duration(b)}).`
      : `B took ${duration(b)}, A ${duration(a)}: ${b < a ? `B was ${times(a / b)} as fast` : `B took ${times(b / a)} as long`}.`;
  const tasks = `${counted(pairs.after.length, 'task')} ${MATCHED[pairs.by]}`;
  const moved =
    sums.median === null
      ? ''
      : `: in B ${count(sums.faster)} ran faster, ${count(sums.slower)} slower; half of them took at most ${times(sums.median)} of their time in A`;
  const ends = [
    sums.broke > 0 ? `${counted(sums.broke, 'task')} that ended ok in A did not in B.` : '',
    sums.mended > 0 ? `${counted(sums.mended, 'task')} that did not in A ended ok in B.` : '',
  ];
  return [wall, `${tasks}${moved}.`, ...ends].filter(Boolean).join(' ');
}
