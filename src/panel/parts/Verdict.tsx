import * as l10n from '@vscode/l10n';
import { howMeasured } from '../../profile/baseline/against.js';
import { counted } from '../../profile/format.js';
import type { Change, Finding } from '../../profile/verdict/verdict.js';
import { judged, numbers } from '../derived.js';
import { host } from '../link.js';
import { inEditor } from '../place.js';
import { run } from '../run.js';
import { view } from '../saved.js';
import { select } from '../select.js';
import { CopyAsCode } from './CopyAsCode.js';
import { Icon } from './Icon.js';

/** So many reasons are open at first: the orders below are what a run is looked at for. */
const FIRST = 2;

/** Whether the pool paid, why not more, and what to change: each reason with what proves it and a click that tries it. */
export function Verdict() {
  const found = judged.value;
  if (!found) {
    return null;
  }
  return (
    <section class={`verdict ${found.paid}`} aria-label={l10n.t('Verdict')}>
      <h2 class="verdict-head">
        <Icon name={found.paid === 'well' ? 'check' : 'warning'} />
        {found.says}
      </h2>
      <Reasons findings={found.findings.slice(0, FIRST)} />
      <More findings={found.findings.slice(FIRST)} />
      <div class="verdict-foot">
        <Ground />
        {inEditor && <CopyAsCode change={{}} />}
      </div>
    </section>
  );
}

function Reasons({ findings }: { findings: readonly Finding[] }) {
  return findings.length === 0 ? null : (
    <ol class="findings">
      {findings.map((finding) => (
        <Reason key={finding.id} finding={finding} />
      ))}
    </ol>
  );
}

/** The other reasons, by their titles; opened, in full. */
function More({ findings }: { findings: readonly Finding[] }) {
  return findings.length === 0 ? null : (
    <details class="more-findings" key={run.value?.store.header.id}>
      <summary>{l10n.t('Also: {0}', findings.map(({ title }) => title).join(' · '))}</summary>
      <Reasons findings={findings} />
    </details>
  );
}

/** What the speed-up was measured against. */
function Ground() {
  const against = numbers.value?.baseline;
  return (
    <p class="muted verdict-note">
      {against
        ? l10n.t('Measured against {0}.', howMeasured(against))
        : l10n.t(
            '1 run, no interval. The speed-up is the tasks’ own time in the pool ÷ the run’s: not measured against a plain loop.',
          )}
      {!against && inEditor && ` ${l10n.t('“Poolscope: Measure Serial Baseline…” measures it.')}`}
    </p>
  );
}

function Reason({ finding }: { finding: Finding }) {
  const { title, says, advice, change, evidence } = finding;
  const shows =
    evidence.share !== undefined || evidence.range !== undefined || (evidence.tasks?.length ?? 0) > 0;
  return (
    <li class="finding">
      <h3>{title}</h3>
      <p>
        {says} <strong>{advice}</strong>
      </p>
      <div class="finding-actions">
        {shows && (
          <button
            type="button"
            class="button"
            aria-label={l10n.t('Show: {0}', title)}
            onClick={() => show(finding)}
          >
            <Icon name="fit" />
            {l10n.t('Show')}
          </button>
        )}
        {change && inEditor && (
          <button type="button" class="button" onClick={() => host.runChanged(change)}>
            <Icon name="restart" />
            {l10n.t('Run with {0}', inWords(change))}
          </button>
        )}
      </div>
    </li>
  );
}

function inWords({ mode, workers, chunksize }: Change): string {
  return [
    mode ?? '',
    workers === undefined ? '' : counted(workers, 'worker'),
    chunksize === undefined ? '' : l10n.t('chunks of {0}', chunksize),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Leads to what proves a finding: its task, its stretch of the timeline, its part of the accounting. */
function show({ evidence: { tasks = [], range, share } }: Finding): void {
  const [task] = tasks;
  if (task !== undefined) {
    select(task);
  }
  if (range) {
    view.value = range;
  }
  const where = task === undefined && !range && share ? `[data-share="${share}"]` : 'section.timeline';
  const target = document.querySelector<HTMLElement>(where);
  target?.scrollIntoView({ block: 'center' });
  target?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
}
