import { unpackTexts } from './packedTexts.js';
import type { RecordPatch, TextPatch } from './patch.js';
import type { RunStore } from './store.js';

/** Rows in one page: few enough that neither side stands still. */
export const PAGE_ROWS = 20_000;
/** Characters of text in one page, likewise; a row with more is a page of its own. */
export const PAGE_TEXT = 16_000_000;
/** Longest text of an argument list or outcome that the panel is given unasked, in characters. */
export const PREVIEW_LENGTH = 2000;

/** A text as the panel gets it: it shows the rest only when it is asked to. */
export function cutText(text: string): string {
  return text.length > PREVIEW_LENGTH ? text.slice(0, PREVIEW_LENGTH) : text;
}

/** A patch as the panel gets it. */
export function cut(patch: RecordPatch): RecordPatch {
  return {
    ...patch,
    ...(patch.args && { args: cutTexts(patch.args) }),
    ...(patch.outcomes && { outcomes: cutTexts(patch.outcomes) }),
  };
}

function cutTexts({ rows, texts }: TextPatch): TextPatch {
  return { rows, texts: (Array.isArray(texts) ? texts : unpackTexts(texts)).map(cutText) };
}

/** A whole record in patches of bearable size. The first has the header and all that is not a task. */
export function* wholePages(store: RunStore): Generator<RecordPatch> {
  yield store.snapshot(0, 0);
  for (let from = 0; from < store.tasks.length; ) {
    const to = pageEnd(store, from);
    yield store.page(from, to);
    from = to;
  }
}

function pageEnd({ tasks, args, outcomes }: RunStore, from: number): number {
  const most = Math.min(from + PAGE_ROWS, tasks.length);
  let size = 0;
  for (let row = from; row < most; row++) {
    size += args.sizeOf(row) + outcomes.sizeOf(row);
    if (size > PAGE_TEXT) {
      return Math.max(row, from + 1);
    }
  }
  return most;
}
