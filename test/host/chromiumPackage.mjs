// The browser of last resort: @sparticuz/chromium, which comes from the npm registry alone and brings the system
// libraries that a bare Linux lacks. It is unpacked into the cache by a process of its own, because it decides by
// environment variables where it unpacks to.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from './cache.mjs';
import { node24, root } from './paths.mjs';

const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";

/**
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function packagedChromium() {
  const about = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(await readFile(about, 'utf8'));
  const folder = await cached(`chromium-${version}`, async (draft) => {
    const env = { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
    await promisify(execFile)(node24(), ['--input-type=module', '--eval', unpack], { cwd: root, env });
  });
  await writeFile(join(folder, 'fonts.conf'), fontsConf(folder));
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { path: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: folder } };
}

/**
 * The package's own list of font folders names other places than this; without any font the browser crashes.
 * @param {string} folder
 */
function fontsConf(folder) {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((path) => `  <dir>${path.replaceAll('&', '&amp;')}</dir>`),
    `  <cachedir>${join(folder, 'fonts-cache').replaceAll('&', '&amp;')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
