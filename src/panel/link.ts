import type { RecordPatch } from '../record/patch.js';
import { RunStore } from '../record/store.js';
import { compared, comparisonCalls, leaveComparison } from './compare/state.js';
import { derive } from './derive.js';
import { publish } from './derived.js';
import { connect } from './host.js';
import { toPng } from './picture.js';
import { pause } from './replay/player.js';
import { restoreFor } from './saved.js';
import { inSlices } from './slices.js';
import { recall } from './whatif/memory.js';

/**
 * Renewing everything may take this share of the time at most: a large run that goes on, or comes in page by page, must
 * leave room for the user.
 */
const SHARE = 0.25;
/** Renewed at most so often, ms. */
const OFTEN = 100;
/** A record that comes in pages is shown when it is whole; if it stays in parts, after such a pause, ms. */
const PAUSE = 400;
/** Fewer tasks than this come at once: there is nothing to say meanwhile. */
const MANY = 20_000;

let store: RunStore | null = null;
/** What has come in since: the record stands still while it is being computed with. */
let waiting: RecordPatch[] = [];
let working = false;
let notBefore = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The editor's side. */
export const host = connect({
  reset(patch) {
    if (patch.header) {
      store = new RunStore(patch.header);
      waiting = [patch];
      notBefore = 0;
      pause();
      leaveComparison();
      restoreFor(store.header.id);
      void recall();
      if (compared.value !== null) {
        void host.compareWith.asEvent(compared.value);
      }
      if (!working) {
        take();
        const isLong = store.header.outcome !== 'running' && store.header.inputs.count > MANY;
        plan(!isLong && isComing() ? PAUSE : 0); // That it is being loaded is said at once.
      }
    }
  },
  patch(patch: RecordPatch) {
    waiting.push(patch);
    if (!working) {
      take();
      plan(isComing() ? PAUSE : 0);
    }
  },
  png: toPng,
  ...comparisonCalls,
});

function take(): void {
  for (const patch of waiting) {
    store?.apply(patch);
  }
  waiting = [];
}

/** Whether more of the record is on its way: a part of an ended run would be told as if it were all. */
function isComing(): boolean {
  if (!store) {
    return false;
  }
  const { header, tasks } = store;
  return header.outcome === 'running' ? tasks.length === 0 : tasks.length < header.inputs.count;
}

/** Renews what is shown after a pause, ms, or later when the last time took long. */
function plan(pause: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void renew(), Math.max(pause, notBefore - performance.now()));
}

async function renew(): Promise<void> {
  if (working) {
    return;
  }
  working = true;
  take();
  const of = store;
  const begin = performance.now();
  const made = of && (await inSlices(derive(of), () => store === of));
  working = false;
  if (made && store === of) {
    publish(made);
    const now = performance.now();
    notBefore = Math.max(begin + OFTEN, now + (now - begin) * (1 / SHARE - 1));
  }
  if (waiting.length > 0) {
    take();
    plan(isComing() ? PAUSE : 0);
  }
}
