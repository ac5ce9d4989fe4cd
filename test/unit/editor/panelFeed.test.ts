import { describe, expect, it } from 'vitest';
import { cut, pages } from '../../../src/editor/panel/feed.js';
import { PREVIEW_LENGTH } from '../../../src/panel/protocol.js';
import { RunStore } from '../../../src/record/store.js';
import { recordOf } from '../profile/records.js';

const line = (text: string) => ({ at: 1, worker: 0, index: 0, stream: 'stdout' as const, text });

describe('the feed of the panel', () => {
  it('gives a whole record in pages that make it up again', () => {
    const store = recordOf(Array.from({ length: 45_000 }, (_, i) => ({ started: i, ended: i + 1 })));
    const all = [...pages(store, 0)];
    expect(all.length).toBe(4);
    const copy = new RunStore(store.header);
    for (const page of all) {
      copy.apply(structuredClone(page));
    }
    expect(copy.tasks.length).toBe(45_000);
    expect(copy.tasks.column('ended')).toEqual(store.tasks.column('ended'));
    expect(copy.args).toEqual(store.args);
  });

  it('leaves to patches what was printed after it began', () => {
    const store = recordOf([]);
    store.output.push(line('before'));
    const printed = store.output.length;
    const feed = pages(store, printed);
    store.apply({ output: [line('meanwhile')] });
    expect(feed.next().value?.output?.map(({ text }: { text: string }) => text)).toEqual(['before']);
  });

  it('cuts long texts, not short ones', () => {
    const texts = ['x'.repeat(PREVIEW_LENGTH + 1), '"short"'];
    const patch = cut({ outcomes: { rows: Uint32Array.of(0, 1), texts } });
    expect(patch.outcomes?.texts.map((text) => text.length)).toEqual([PREVIEW_LENGTH, 7]);
  });
});
