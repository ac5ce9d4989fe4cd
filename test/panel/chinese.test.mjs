// A window of VS Code in Simplified Chinese: every place that a person meets first is in their language, also what is said
// by the bundles that are loaded late and by the processes of runs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openView, viewTexts } from './support/views.mjs';
import { openWindow, status, table } from './support/window.mjs';

const WORK = `export const inputs = [1, 2, 3];
export const square = (n) => n * n;
`;
/** Names that are the same in every language. */
const SAME = /\b(square|work\.mjs|inputs|map|default|ms|s|µs|min)\b/g;

describe('a window in Simplified Chinese', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;
  /** @type {import('../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    const wrong = { file: 'work.mjs', function: 'sqaure', inputs: [1] };
    const none = { file: 'work.mjs', function: 'square', inputs: '42' };
    window = await openWindow(
      { 'work.mjs': WORK },
      {
        language: 'zh-cn',
        settings: { 'poolscope.workers': 2 },
        keybindings: [
          { key: 'ctrl+alt+8', command: 'poolscope.run', args: wrong },
          { key: 'ctrl+alt+9', command: 'poolscope.run', args: none },
        ],
      },
    );
    w = window.workbench;
  });
  after(() => window?.close());

  const told = (/** @type {RegExp} */ pattern) =>
    w.until(
      async () => (await w.notifications()).some((text) => pattern.test(text)),
      `nobody says ${pattern}`,
    );

  it('has lenses and the guide', async () => {
    await window.keys.open('work.mjs', 2);
    await w.codeLens('并行运行').waitFor();
    await window.keys.command('Poolscope: 并行运行函数…');
    await w.quickInput.row('inputs').waitFor();
    const labels = await window.keys.offered();
    assert.deepEqual(labels.slice(0, 4), ['inputs', '表达式…', '文件…', '按模式匹配的文件…']);
    await window.keys.choose('inputs');
    await window.keys.choose('map');
  });

  it('tells in the status bar and the panel how a run ended', async () => {
    await status(w, /^3，用时/);
    await table(w, '输入顺序').waitFor();
    await w.codeLens('map，2 个工作进程').waitFor();
  });

  it('has the rows of both views', async () => {
    await openView(window.keys, '运行');
    /** @type {string[]} */
    let texts = [];
    await w.until(async () => {
      texts = await viewTexts(w, '运行');
      return texts.length > 5;
    }, 'the view has no rows');
    assert.deepEqual(
      texts.filter((text) => /[A-Za-z]{2}/.test(text.replace(SAME, ''))),
      [],
    );
    await openView(window.keys, '历史记录');
    await w.until(
      async () => (await viewTexts(w, '历史记录')).some((text) => /^3，用时/.test(text)),
      'the history does not say how the run ended',
    );
  });

  it('words what the parser and what the process of a run refuse', async () => {
    await window.keys.open('work.mjs', 2);
    await w.press('Control+Alt+8');
    await told(/没有函数 sqaure：你是否指 square？/);
    await w.press('Control+Alt+9');
    await told(/输入表达式 给出了数字 42，它不可迭代/);
  });

  it('exports a page that opens in the same language', async () => {
    await window.keys.command('Poolscope: 导出运行记录…');
    await window.keys.choose('HTML 页面');
    await w.until(
      async () => /square-.*html$/.test(await w.quickInput.input.inputValue()),
      'no dialog',
      60_000,
    );
    await w.quickInput.input.fill(join(window.folder, 'page.html'));
    await w.press('Enter');
    let text = '';
    await w.until(async () => {
      try {
        text = readFileSync(join(window.folder, 'page.html'), 'utf8');
      } catch {
        return false;
      }
      return text.endsWith('</html>\n');
    }, 'the page is not written');
    assert.match(text, /<html lang="zh-CN"/);
    assert.match(text, /<script type="application\/json" id="l10n">\{.*"Input order":"输入顺序"/);
    assert.match(text, /<noscript>.*3 个输入.*已完成/);
  });
});
