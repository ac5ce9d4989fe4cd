import * as l10n from '@vscode/l10n';
import { type Figure, mainFigures, moreFigures } from '../../profile/figures.js';
import { count } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';
import { STATUSES } from '../../record/schema.js';
import { numbers } from '../derived.js';
import { STATUS_LOOKS } from '../text/status.js';
import { AccountingBar } from './AccountingBar.js';
import { EfficiencyTree } from './EfficiencyTree.js';
import { Icon } from './Icon.js';

/** Where the time went, in numbers that each say what they mean. */
export function Timings() {
  const m = numbers.value;
  if (!m) {
    return null;
  }
  return (
    <section class="timings" aria-label={l10n.t('Timings')}>
      <div class="part-head">
        <h2>{l10n.t('Timings')}</h2>
        <Counts metrics={m} />
      </div>
      <dl class="figures main">{mainFigures(m).map(show)}</dl>
      <div class="where">
        <AccountingBar parts={m.accounting} workers={m.workers} wall={m.wall} />
        <EfficiencyTree metrics={m} />
      </div>
      <dl class="figures">{moreFigures(m).map(show)}</dl>
    </section>
  );
}

function show({ name, value, says, share, tone }: Figure) {
  return (
    <div class="figure" key={name}>
      <dt>{name}</dt>
      <dd class="figure-value">{value}</dd>
      <dd class="figure-says">{says}</dd>
      {share !== undefined && (
        <dd class={`meter ${tone}`} aria-hidden="true">
          <span style={{ width: `${Math.min(1, share) * 100}%` }} />
        </dd>
      )}
    </div>
  );
}

/** How many tasks ended how; those that none ended in are left out. */
function Counts({ metrics }: { metrics: Metrics }) {
  return (
    <ul class="counts" aria-label={l10n.t('Tasks by outcome')}>
      {STATUSES.filter((name) => metrics.counts[name] > 0).map((name) => (
        <li key={name} class={`outcome ${STATUS_LOOKS[name].tone}`}>
          <Icon name={STATUS_LOOKS[name].icon} />
          {count(metrics.counts[name])} {name === 'pending' ? l10n.t('pending') : STATUS_LOOKS[name].word}
        </li>
      ))}
    </ul>
  );
}
