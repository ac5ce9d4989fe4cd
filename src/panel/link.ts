import type { RecordPatch } from '../record/patch.js';
import { RunStore } from '../record/store.js';
import { refresh } from './derived.js';
import { onceAFrame } from './frames.js';
import { connect } from './host.js';
import { toPng } from './picture.js';
import { run } from './run.js';
import { restoreFor } from './saved.js';

/**
 * Renewing everything may take this share of the time at most: a large run that goes on, or comes in page by page, must
 * leave room for the user.
 */
const SHARE = 0.25;
let store: RunStore | null = null;
let notBefore = 0;

/** The editor's side. */
export const host = connect({
  reset(patch) {
    if (patch.header) {
      store = new RunStore(patch.header);
      store.apply(patch);
      restoreFor(store.header.id);
      notBefore = 0;
      plan();
    }
  },
  patch(patch: RecordPatch) {
    store?.apply(patch);
    plan();
  },
  png: toPng,
});

/** Shows the record at the next frame, or at a later one when the last time took long. */
const plan = onceAFrame(() => {
  const begin = performance.now();
  if (begin < notBefore) {
    plan();
    return;
  }
  run.value = store && { store };
  refresh();
  notBefore = performance.now() + (performance.now() - begin) / SHARE;
});
