// Pictures of the panel outside VS Code: every scene of test/panel/page in every theme, at two widths, into
// .vscode-test/screenshots/. `--axe` also looks for accessibility faults, `--time` measures scrolling and zooming.
// Arguments that are names of scenes or themes choose among them.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPanel, THEMES } from '../test/panel/page/browser.mjs';

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
  await page.evaluate(readFileSync(`${root}/node_modules/axe-core/axe.min.js`, 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    console.log(`${name}: ${id}: ${help}`);
    for (const node of nodes.slice(0, 3)) {
      console.log(`   ${node.html.slice(0, 160)}\n   ${node.failureSummary?.split('\n')[1] ?? ''}`);
    }
  }
  return violations.length;
}
