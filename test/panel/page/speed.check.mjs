// A repaint takes time for its pixels, not for the tasks: `node --test test/panel/page/speed.check.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPanel } from './browser.mjs';
import { measure } from './measure.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

test('zooming, moving and selecting take less than three times as long with a hundred times the tasks', async () => {
  const few = await measure(panel, 'tenThousand', 10_000, 2);
  const many = await measure(panel, 'million', 1_000_000, 2);
  for (const kind of ['zoom', 'pan', 'select']) {
    const ratio = many[kind].median / few[kind].median;
    assert.ok(ratio < 3, `${kind}: ${few[kind].median} ms and ${many[kind].median} ms`);
  }
});
