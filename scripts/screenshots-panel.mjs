// Pictures of the panel outside VS Code: every scene of test/panel/page in every theme, at two widths, into
// .vscode-test/screenshots/. `--axe` also looks for accessibility faults, `--time` measures scrolling and zooming.
// Arguments that are names of scenes or themes choose among them.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faults as faultsOf, openPanel, THEMES } from '../test/panel/page/browser.mjs';

const SCENES = ['small', 'async', 'apply', 'failed', 'running', 'large', 'none', 'refused', 'empty'];
const WIDTHS = [1500, 700];
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}/.vscode-test/screenshots`;
mkdirSync(folder, { recursive: true });

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = (all) => (all.some((x) => words.includes(x)) ? all.filter((x) => words.includes(x)) : all);
const panel = await openPanel();
let faults = 0;
for (const scene of chosen(SCENES)) {
  for (const theme of chosen(THEMES)) {
    for (const width of WIDTHS) {
      const page = await panel.show({ scene, theme, width });
      if (['small', 'async', 'failed', 'large'].includes(scene)) {
        await page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(4).click();
        await page.mouse.move(0, 0);
      }
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${scene}-${theme}-${width}.png`, fullPage: true });
      if (process.argv.includes('--axe')) {
        faults += await axe(page, `${scene} ${theme} ${width}`);
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
