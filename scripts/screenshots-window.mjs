// Takes the pictures of the whole window: the README's (media/panel.png) from a real run of the first example in a real
// VS Code, and the extension's icon as PNG from its SVG.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/host/browser.mjs';
import { root } from '../test/host/paths.mjs';
import { openSession } from '../test/host/session.mjs';

await icon();
await readme();

async function icon() {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  const svg = readFileSync(join(root, 'media', 'icon.svg'), 'utf8');
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  await page.screenshot({ path: join(root, 'media', 'icon.png'), omitBackground: true });
  await browser.close();
}

async function readme() {
  const settings = {
    'poolscope.workers': 4,
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'window.commandCenter': false,
    'window.title': 'examples',
  };
  const session = await openSession({ viewport: { width: 1760, height: 1250 }, settings });
  const { workbench } = session;
  try {
    await workbench.setTheme('Dark Modern');
    await workbench.openFile('squares.ts');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.until(
      () =>
        workbench
          .codeLens(/Run in parallel/)
          .first()
          .isVisible(),
      'the lenses are there',
    );
    await workbench
      .codeLens(/Run in parallel/)
      .last()
      .click();
    await workbench.pick('inputs');
    await workbench.pick('map');
    await workbench.statusBarItem(/10 in/).waitFor();
    await workbench.panel().getByRole('button', { name: 'Run again' }).waitFor();
    await widen(workbench.page, 690);
    await workbench.panel().locator('.order-input [data-index="7"]').click();
    await workbench.page.mouse.move(400, 900);
    await workbench.page.waitForTimeout(1000);
    await workbench.screenshot(join(root, 'media', 'panel.png'));
  } finally {
    await session.stop();
  }
}

/** Gives the panel the room that the code beside it does not need. @param left px from the left, where it is to begin */
async function widen(page, left) {
  const { x, y } = await page.locator('.editor-group-container').last().boundingBox();
  await page.mouse.move(x, y + 300);
  await page.mouse.down();
  await page.mouse.move(left, y + 300, { steps: 8 });
  await page.mouse.up();
}
