import * as l10n from '@vscode/l10n';
import type { RunStore } from '../../record/store.js';
import { callerSums, laneSums, numbers, state } from '../derived.js';
import { selected } from '../saved.js';

/** What the colours, patterns and shapes mean; only those that this run has. */
export function Legend({ store, holds }: { store: RunStore; holds: boolean }) {
  const wall = numbers.value?.wall ?? 0;
  const lanes = laneSums.value;
  const chosen = selected.value !== null;
  const has = (kind: 'starved' | 'tail' | 'chunks') => lanes.some((lane) => lane[kind].start.length > 0);
  const entries: [string, string, boolean][] = [
    ['run', l10n.t('ran'), true],
    ['running', l10n.t('is running'), (state.value?.running ?? 0) > 0],
    ['running', l10n.t('was cancelled'), (numbers.value?.counts.cancelled ?? 0) > 0],
    ['fail', l10n.t('failed'), (state.value?.failed ?? 0) > 0],
    ['chunk', l10n.t('chunk'), has('chunks')],
    ['starved', l10n.t('idle, work was waiting (starved)'), has('starved')],
    ['tail', l10n.t('idle, no work was left (tail)'), has('tail')],
    ['start', l10n.t('worker starts'), store.workers.length > 0],
    ['exit', l10n.t('worker exits'), store.workers.some(({ exit }) => exit !== null && exit < wall - 1)],
    ['wait', l10n.t('caller waits'), (callerSums.value?.waits.start.length ?? 0) > 0],
    ['free', l10n.t('caller is free'), wall - (numbers.value?.callerWaited ?? 0) > 0.02 * wall],
    ['callback', l10n.t('callback'), (callerSums.value?.callbacks.length ?? 0) > 0],
    ['waited', l10n.t('waited in the queue'), true],
    ['sent', l10n.t('sent to a worker'), true],
    ['returned', l10n.t('on its way back'), chosen],
    ['held', l10n.t('held until the caller could have it'), holds || chosen],
  ];
  return (
    <ul class="legend" aria-label={l10n.t('Legend')}>
      {entries
        .filter(([, , present]) => present)
        .map(([kind, text]) => (
          <li key={text}>
            <span class={`swatch swatch-${kind}`} aria-hidden="true" />
            {text}
          </li>
        ))}
    </ul>
  );
}
