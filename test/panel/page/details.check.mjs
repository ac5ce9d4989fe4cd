// The details of a task, in a real browser but without VS Code.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const details = (page) => page.getByRole('region', { name: 'Task', exact: true });
const body = (page) => page.getByRole('table', { name: 'Input order' }).locator('.body');
const names = (tree) =>
  tree.getByRole('treeitem').evaluateAll((items) => items.map((item) => item.textContent));

test('Enter goes to the details of the task', async () => {
  const page = await panel.show({ scene: 'failed' });
  await body(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Task 1');
});

test('a value opens as a tree, with the keys of one', async () => {
  const page = await panel.show({ scene: 'failed' });
  await page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(2).click();
  const tree = details(page).getByRole('tree', { name: 'Input' });
  assert.deepEqual((await names(tree)).slice(0, 3), ['Object(3)', 'row: 1', 'text: "xxxxxxxxxx"']);
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  const before = (await names(tree)).length;
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.ok((await names(tree)).length < before);
  assert.equal(await tree.locator(':focus').getAttribute('aria-expanded'), 'false');
  await page.keyboard.press('ArrowRight');
  assert.equal(await tree.locator(':focus').getAttribute('aria-expanded'), 'true');
  assert.deepEqual(await faults(page), []);
});

test('hostile values are shown as data and break nothing', async () => {
  const page = await panel.show({ scene: 'small' });
  const deep = `${'['.repeat(400)}${']'.repeat(400)}`;
  await page.evaluate((nested) => {
    const { store, page: rpc } = globalThis.harness;
    store.outcomes[0] = JSON.stringify('<img src=x onerror=globalThis.hacked=1>');
    store.outcomes[1] = JSON.stringify(`\u001b[31mred\u202eabc ${'long '.repeat(2_000_000)}`);
    store.outcomes[2] = nested;
    store.outcomes[3] = JSON.stringify(Array.from({ length: 30_000 }, (_, i) => ({ i })));
    const texts = store.outcomes.slice(0, 4).map((text) => text.slice(0, 2000));
    return rpc.patch({ outcomes: { rows: Uint32Array.of(0, 1, 2, 3), texts } });
  }, deep);
  const result = details(page).getByRole('tree', { name: 'Result' });
  const open = (row) => page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(row).click();
  await open(1);
  await details(page).getByText('"<img src=x onerror=globalThis.hacked=1>"').waitFor();
  await open(2);
  await result.getByText(/\\u001b\[31mred/).waitFor();
  await result.getByText(/more characters/).waitFor();
  await result.getByRole('treeitem').press('Enter');
  await result.getByText(/copy it to see them/).waitFor();
  await open(3);
  await result.getByRole('treeitem').first().waitFor();
  await open(4);
  await result.getByText('… 29,900 more').waitFor();
  await result.getByText('… 29,900 more').click();
  await result.getByText('… 29,800 more').waitFor();
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
});

test('an input that came from a file has a link to its line', async () => {
  const page = await panel.show({ scene: 'failed' });
  await page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(3).click();
  await details(page).getByRole('button', { name: 'records.jsonl:3' }).click();
  const calls = await page.evaluate(() => globalThis.harness.calls);
  assert.deepEqual(calls.at(-1), ['openSource', ['/home/me/project/records.jsonl', 3, undefined]]);
});
