import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { state } from '../derived.js';
import { run } from '../run.js';
import { selected } from '../saved.js';
import { OUTCOME_LOOKS } from '../text/status.js';
import { taskLine } from '../timeline/words.js';

/** Says politely what changed, for those who do not see it: the selected task, and each quarter of a live run. */
export function Announcer() {
  const [text, setText] = useState('');
  const store = run.value?.store;
  const index = selected.value;
  const { done = 0, total = 0 } = state.value ?? {};
  const running = store?.header.outcome === 'running';
  const quarter = running && total > 0 ? Math.floor((4 * done) / total) : null;
  useEffect(() => {
    // A moment later, so that moving quickly says only where one has come to.
    const timer = setTimeout(() => {
      setText(store && index !== null && index < store.tasks.length ? taskLine(store, index) : '');
    }, 300);
    return () => clearTimeout(timer);
  }, [index]);
  useEffect(() => {
    if (quarter !== null && quarter > 0) {
      setText(l10n.t('{0} % done', quarter * 25));
    } else if (store && !running) {
      setText(l10n.t('Run {0}', OUTCOME_LOOKS[store.header.outcome].word));
    }
  }, [quarter, running]);
  return (
    <div class="sr-only" aria-live="polite" role="status">
      {text}
    </div>
  );
}
