import { describe, expect, it } from 'vitest';
import { cut, PREVIEW_LENGTH, wholePages } from '../../../src/record/pages.js';
import { fromPortable, toPortable } from '../../../src/record/portable.js';
import { RunStore } from '../../../src/record/store.js';
import { addTexts, recordOf } from '../profile/records.js';

const line = (text: string) => ({ at: 1, worker: 0, index: 0, stream: 'stdout' as const, text });

describe('a record in pages', () => {
  it('cuts long texts, not short ones', () => {
    const texts = ['x'.repeat(PREVIEW_LENGTH + 1), '"short"'];
    const patch = cut({ outcomes: { rows: Uint32Array.of(0, 1), texts } });
    expect(patch.outcomes?.texts).toEqual(['x'.repeat(PREVIEW_LENGTH), '"short"']);
  });

  it('gives huge texts in pages of their own', () => {
    const store = recordOf([{}, {}, {}]);
    const huge = JSON.stringify('x'.repeat(17_000_000));
    addTexts(store.outcomes, [huge, '1', huge]);
    const rows = [...wholePages(store)].map((page) => page.tasks?.rows.length);
    expect(rows).toEqual([0, 1, 1, 1]);
  });

  it('travels as text, too', () => {
    const store = recordOf([{ worker: 1, started: 1.23456789, ended: 2 }, { status: 3 }]);
    addTexts(store.args, ['[1]', '["</script>"]']);
    store.output.push(line('hello'));
    const copy = new RunStore(store.header);
    for (const page of wholePages(store)) {
      copy.apply(fromPortable(toPortable(page)));
    }
    expect(copy.header).toEqual(store.header);
    expect(copy.args).toEqual(store.args);
    expect(copy.output).toEqual(store.output);
    expect([...copy.tasks.column('started')]).toEqual([1.2346, Number.NaN]);
    for (const name of ['worker', 'chunk', 'ended', 'status'] as const) {
      expect(copy.tasks.column(name)).toEqual(store.tasks.column(name));
    }
  });
});
