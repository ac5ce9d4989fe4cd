import * as l10n from '@vscode/l10n';
import { count, duration } from '../../profile/format.js';
import { type Delivery, deliveredBy } from '../../profile/replay/delivery.js';
import type { RunStore } from '../../record/store.js';
import { back } from '../derived.js';
import { selected } from '../saved.js';
import { select } from '../select.js';
import { callerSays } from './callerSays.js';
import { delivered, drawn } from './state.js';

/** As many of the latest results as fit into a row. */
const LATEST = 12;

/** What the caller of each mode would have by now, had the tasks come back as they did. */
export function Deliveries({ store, moment }: { store: RunStore; moment: number }) {
  const all = delivered.value;
  if (all.length === 0) {
    return null;
  }
  return (
    <div class="deliveries">
      <table aria-label={l10n.t('What the caller has by now, in each mode')}>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Mode')}</th>
            <th scope="col" class="has">
              {l10n.t('Caller has')}
            </th>
            <th scope="col">{l10n.t('Results in the order it gets them')}</th>
            <th scope="col">{l10n.t('The calling code')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((delivery) => (
            <Row key={delivery.mode} delivery={delivery} moment={moment} tasks={store.tasks.length} />
          ))}
        </tbody>
      </table>
      <p class="muted">
        {store.header.mode === 'apply'
          ? l10n.t(
              'This run made one call after another, so nothing is known of when the results of other modes would come: see What if.',
            )
          : l10n.t(
              'The tasks come back as they did in this run; only what the caller gets of it differs. apply would run them one at a time: its row lays their times one after another, and goes on after the end.',
            )}
      </p>
    </div>
  );
}

function Row({ delivery, moment, tasks }: { delivery: Delivery; moment: number; tasks: number }) {
  const { mode, isOwn, at } = delivery;
  const has = deliveredBy(delivery, moment);
  const isDrawn = drawn.value === null ? isOwn : drawn.value === mode;
  return (
    <tr class={isOwn ? 'own' : undefined}>
      <th scope="row">
        <button
          type="button"
          class="link"
          aria-pressed={isDrawn}
          title={l10n.t('Draw its deliveries over the scrubber')}
          onClick={() => {
            drawn.value = mode;
          }}
        >
          {mode}
        </button>
        {isOwn && <span class="badge">{l10n.t('this run')}</span>}
        {mode === 'apply' && !isOwn && (
          <span class="muted"> {l10n.t('{0} in all', duration(at.at(-1)))}</span>
        )}
      </th>
      <td class="has">
        <span class="numeric">{l10n.t('{0} of {1}', count(has), count(tasks))}</span>
        <span class="meter run" aria-hidden="true">
          <span style={{ width: `${(100 * has) / Math.max(1, tasks)}%` }} />
        </span>
      </td>
      <td>
        <Latest tasks={delivery.tasks.subarray(0, has)} />
      </td>
      <td>{callerSays(delivery, moment, has, back.value, delivery.tasks[has])}</td>
    </tr>
  );
}

/** The results that came last, the newest at the end. */
function Latest({ tasks }: { tasks: Uint32Array }) {
  const first = Math.max(0, tasks.length - LATEST);
  const chosen = selected.value;
  return (
    <span class="latest">
      {tasks.length === 0 && <span class="muted">{l10n.t('none yet')}</span>}
      {first > 0 && <span class="muted">… </span>}
      {[...tasks.subarray(first)].map((task) => (
        <button
          type="button"
          key={task}
          class="chip"
          tabIndex={-1}
          aria-pressed={task === chosen}
          title={l10n.t('Select task {0}', task)}
          onClick={() => select(task)}
        >
          {task}
        </button>
      ))}
    </span>
  );
}
