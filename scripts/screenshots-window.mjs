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
  const session = await openSession({ viewport: { width: 2100, height: 1250 } });
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
    await workbench.screenshot(join(root, 'media', 'panel.png'));
  } finally {
    await session.stop();
  }
}
