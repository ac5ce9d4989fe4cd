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
    store.outcomes.set(0, JSON.stringify('<img src=x onerror=globalThis.hacked=1>'));
    store.outcomes.set(1, JSON.stringify(`\u001b[31mred\u202eabc ${'long '.repeat(2_000_000)}`));
    store.outcomes.set(2, nested);
    store.outcomes.set(3, JSON.stringify(Array.from({ length: 30_000 }, (_, i) => ({ i }))));
    const texts = [0, 1, 2, 3].map((row) => store.outcomes.at(row).slice(0, 2000));
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

test('no text and no title in the page holds a sign that is not seen, or turns others round', async () => {
  const page = await panel.show({ scene: 'failed' });
  await page.evaluate(() => {
    const { store, give } = globalThis.harness;
    const evil = 'a\u001b[31mred\u001b[2J\u0007\u202egpj.exe\u009b\u007f';
    const { header } = store;
    store.header = {
      ...header,
      function: { ...header.function, name: evil, file: `/work/${evil}.mjs` },
      inputs: { ...header.inputs, source: evil },
      error: { name: 'Error', message: evil, stack: `Error: ${evil}\n    at ${evil} (/a/${evil}.mjs:1:1)` },
    };
    const texts = [evil, { [evil]: [evil] }, `${evil} ${'long '.repeat(100)}`].map((each) =>
      JSON.stringify(each),
    );
    store.outcomes.setAll([0, 1, 2], texts);
    store.output.unshift({ worker: 0, index: 0, stream: 'stdout', text: evil, at: 1 });
    return give(store);
  });
  const shown = 'ared␛[2J␇\\u202egpj.exe\\u009b␡';
  await page.getByRole('heading', { name: shown, exact: true }).waitFor();
  await page.getByLabel('Printed lines').getByText(shown).waitFor();
  for (const row of [1, 2, 3]) {
    await page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(row).click();
    await details(page)
      .getByText(row === 2 ? 'Object(1)' : /u001b/)
      .first()
      .waitFor();
    if (row === 3) {
      await details(page).getByRole('treeitem').last().click();
    }
    const hidden = await page.evaluate(() => {
      const found = [];
      const look = (text, where) => {
        if (/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text)) {
          found.push(`${where}: ${JSON.stringify(text.slice(0, 80))}`);
        }
      };
      for (const element of document.querySelectorAll('main *')) {
        for (const { name, value } of element.attributes) {
          look(value, `${element.tagName} ${name}`);
        }
        for (const node of element.childNodes) {
          look(node.nodeType === Node.TEXT_NODE ? node.data : '', element.tagName);
        }
      }
      return found;
    });
    assert.deepEqual(hidden, []);
  }
  assert.deepEqual(await faults(page), []);
});
