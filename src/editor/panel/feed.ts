import { PREVIEW_LENGTH } from '../../panel/protocol.js';
import type { RecordPatch, TextPatch } from '../../record/patch.js';
import type { RunStore } from '../../record/store.js';

/** Rows in one message to the panel: few enough that neither side stands still. */
const ROWS = 20_000;

/** A patch as the panel gets it: long texts are cut, since it shows them in full only when it is asked to. */
export function cut(patch: RecordPatch): RecordPatch {
  return {
    ...patch,
    ...(patch.args && { args: cutTexts(patch.args) }),
    ...(patch.outcomes && { outcomes: cutTexts(patch.outcomes) }),
  };
}

function cutTexts({ rows, texts }: TextPatch): TextPatch {
  return {
    rows,
    texts: texts.map((text) => (text.length > PREVIEW_LENGTH ? text.slice(0, PREVIEW_LENGTH) : text)),
  };
}

/**
 * A whole record in messages of bearable size. The first has the header and all that is not a task.
 *
 * @param printed - how many output lines belong to it; later ones come in patches
 */
export function* pages(store: RunStore, printed: number): Generator<RecordPatch> {
  const rest = store.snapshot(0, 0);
  yield { ...rest, output: rest.output?.slice(0, printed) ?? [] };
  for (let from = 0; from < store.tasks.length; from += ROWS) {
    const to = Math.min(from + ROWS, store.tasks.length);
    const { tasks, args, outcomes } = store.snapshot(from, to);
    yield cut({ ...(tasks && { tasks }), ...(args && { args }), ...(outcomes && { outcomes }) });
  }
}
