// Finds the test files of a suite, and bundles those that run inside VS Code.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { removeLeftovers } from './cache.mjs';
import { cache, root } from './paths.mjs';

/**
 * @param {string} suite a folder of `test/`
 * @param {string} [filter] a part of the file's name
 * @returns {Promise<string[]>}
 */
export async function testFiles(suite, filter = '') {
  const folder = join(root, 'test', suite);
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  return names
    .filter((name) => /\.test\.(ts|mjs)$/.test(name) && name.includes(filter))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Bundles the editor suite as CommonJS, which is what VS Code loads tests as. The bundle lies below the checkout, so
 * that it finds the checkout's packages, in a folder of this process's own.
 * @param {string} [filter]
 * @returns {Promise<{ folder: string, index: string }>}
 */
export async function bundleEditorSuite(filter) {
  const sources = [join(root, 'test', 'editor', 'index.ts'), ...(await testFiles('editor', filter))];
  const out = join(cache, 'out');
  await removeLeftovers(out, 'editor-');
  const folder = join(out, `editor-${process.pid}`);
  await esbuild.build({
    entryPoints: sources,
    outdir: folder,
    outbase: join(root, 'test', 'editor'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
    banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '__bundleUrl' },
  });
  return { folder, index: join(folder, 'index.cjs') };
}
