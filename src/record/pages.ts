import type { RecordPatch, TextPatch } from './patch.js';
import type { RunStore } from './store.js';

/** Rows in one page: few enough that neither side stands still. */
const ROWS = 20_000;
/** Characters of text in one page, likewise; a row with more is a page of its own. */
const TEXT = 16_000_000;
/** Longest text of an argument list or outcome that a page of the panel is given unasked, in characters. */
export const PREVIEW_LENGTH = 2000;

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
 * A whole record in messages of bearable size, long texts cut. The first has the header and all that is not a task.
 *
 * @param printed - how many output lines belong to it; later ones come in patches
 */
export function* pages(store: RunStore, printed: number): Generator<RecordPatch> {
  for (const page of wholePages(store, printed)) {
    yield cut(page);
  }
}

/** As `pages`, with every text in full. */
export function* wholePages(store: RunStore, printed = store.output.length): Generator<RecordPatch> {
  const rest = store.snapshot(0, 0);
  yield { ...rest, output: rest.output?.slice(0, printed) ?? [] };
  for (let from = 0; from < store.tasks.length; ) {
    const to = pageEnd(store, from);
    const { tasks, args, outcomes } = store.snapshot(from, to);
    yield { ...(tasks && { tasks }), ...(args && { args }), ...(outcomes && { outcomes }) };
    from = to;
  }
}

function pageEnd({ tasks, args, outcomes }: RunStore, from: number): number {
  const most = Math.min(from + ROWS, tasks.length);
  let size = 0;
  for (let row = from; row < most; row++) {
    size += (args[row]?.length ?? 0) + (outcomes[row]?.length ?? 0);
    if (size > TEXT) {
      return Math.max(row, from + 1);
    }
  }
  return most;
}
