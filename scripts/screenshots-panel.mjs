// Pictures of the panel outside VS Code: each of the looks below in every theme, at two widths, into
// .vscode-test/screenshots/. `--axe` also looks for accessibility faults. Arguments that are names of looks, themes or
// widths choose among them; `--chinese` has the page in Simplified Chinese.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faults as faultsOf, openPanel, THEMES } from '../test/panel/page/browser.mjs';
import { inLanguage } from '../test/panel/page/language.mjs';

const select = (page) => page.locator('.order-input [role=row]').nth(4).click();
const key = (name) => (page) => page.keyboard.press(name);
const scrub = (share) => async (page) => {
  await page.keyboard.press('r');
  await page.locator('.scrubber input').evaluate((input, at) => {
    input.value = String(Number(input.max) * at);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, share);
};
const open = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.waitForTimeout(1500); // What is in it is computed first.
};

/** What is looked at: a made-up run, and what a person did with it. */
const LOOKS = {
  ...Object.fromEntries(
    [
      'one',
      'three',
      'ten',
      'twoHundred',
      'troubled',
      'apply',
      'cancelled',
      'running',
      'none',
      'refused',
      'empty',
    ].map((scene) => [scene, { scene }]),
  ),
  small: { scene: 'small', act: select },
  async: { scene: 'async', act: select },
  failed: { scene: 'failed', act: select },
  large: { scene: 'large', act: select },
  help: { scene: 'small', act: key('?') },
  whatIf: { scene: 'twoHundred', act: open('.what-if summary') },
  ranks: { scene: 'twoHundred', act: open('.both-orders .ranks summary') },
  tables: { scene: 'small', act: open('.as-tables summary') },
  replay: { scene: 'twoHundred', act: scrub(0.5) },
  compare: {
    scene: 'small',
    act: async (page) => {
      await page.evaluate(() => globalThis.harness.giveOther('smallAgain'));
      await page.locator('.pairs .row').nth(3).waitFor();
    },
  },
  filter: {
    scene: 'failed',
    act: async (page) => {
      await page.locator('.field-text input').fill('no such text');
      await page.locator('.no-rows').first().waitFor();
    },
  },
};
const WIDTHS = ['1500', '700'];
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}/.vscode-test/screenshots`;
mkdirSync(folder, { recursive: true });

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = (all) => (all.some((x) => words.includes(x)) ? all.filter((x) => words.includes(x)) : all);
const isChinese = process.argv.includes('--chinese');
const panel = await openPanel();
let faults = 0;
for (const look of chosen(Object.keys(LOOKS))) {
  const { scene, act } = LOOKS[look];
  for (const theme of chosen(THEMES)) {
    for (const width of chosen(WIDTHS)) {
      const prepare = isChinese ? inLanguage('zh-cn') : undefined;
      const page = await panel.show({ scene, theme, width: Number(width), prepare });
      await act?.(page);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${look}-${theme}-${width}.png`, fullPage: true });
      if (process.argv.includes('--axe')) {
        faults += await axe(page, `${look} ${theme} ${width}`);
      }
      await page.close();
    }
  }
}
await panel.close();
console.log(`pictures in ${folder}`);
process.exitCode = faults > 0 ? 1 : 0;

async function axe(page, name) {
  const found = await faultsOf(page);
  for (const fault of found) {
    console.log(`${name}: ${fault}`);
  }
  return found.length;
}
