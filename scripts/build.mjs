// Builds every bundle with esbuild: one entry per place where code runs. `--watch` rebuilds on change, `--production`
// minifies and leaves the source maps out; `--out FOLDER` writes elsewhere than to dist/; names (`runner worker`) build only those.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { notices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const outAt = process.argv.indexOf('--out');
const outdir = resolve(root, outAt < 0 ? 'dist' : process.argv[outAt + 1]);
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  outdir,
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none', // They stand in NOTICES.txt, once.
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', POOLSCOPE_VERSION: JSON.stringify(version) },
};
/** Node prints the line that an uncaught error was thrown at: of a bundle in a single line that would be all of it. */
const LINE = production ? { lineLimit: 160 } : {};
const node = {
  ...common,
  ...LINE,
  platform: 'node',
  target: 'node20',
  // Its other build cannot be bundled: it asks for its parts by a name that is not known before it runs.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};
/** CommonJS bundles: import.meta.url has no meaning there, so it is given one. */
const cjs = {
  ...node,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  supported: { 'dynamic-import': true },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { ...common.define, 'import.meta.url': '__bundleUrl' },
};
/** ES module bundles: CommonJS packages inside them need a `require`. */
const esm = {
  ...node,
  format: 'esm',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};
/** For bundles that run beside code of the user's: our code has globals of its own, see src/own. */
const own = {
  inject: ['src/own/globals.ts'],
  alias: { ...node.alias, 'node:perf_hooks': './src/own/performance.ts' },
};
/**
 * The editor's API as it is. What esbuild makes of `import * as vscode` copies its hundreds of names for each file that
 * has the line, which was most of what it took to load the extension.
 */
const sharedApi = {
  name: 'shared-api',
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^import \* as vscode from 'vscode';$/m,
        "const vscode = require('vscode') as typeof import('vscode');",
      ),
      loader: 'ts',
    }));
  },
};
/** What users see of the library in their stacks: names and lines are the sources' own. */
const library = production ? { minify: false, minifySyntax: true, lineLimit: undefined } : {};
/** What runs in a webview or a browser. */
const page = { ...common, platform: 'browser', target: 'chrome120', format: 'iife' };
/** Node 20's worker threads cannot be found by name in a bundle, so each place has its own file. */
const bundles = [
  // Always as small as what users get: what an idle editor carries is tested.
  {
    ...cjs,
    minify: true,
    entryPoints: { extension: 'src/extension.ts' },
    external: ['vscode'],
    plugins: [sharedApi],
  },
  {
    ...cjs,
    minify: true,
    entryPoints: { asking: 'src/editor/asking.ts' },
    external: ['vscode'],
    plugins: [sharedApi],
  },
  { ...cjs, entryPoints: { configs: 'src/configs/index.ts' } },
  { ...cjs, entryPoints: { exports: 'src/exports/formats.ts' } },
  { ...cjs, entryPoints: { pages: 'src/exports/pages.ts' } },
  { ...cjs, entryPoints: { functions: 'src/functions/index.ts' } },
  { ...cjs, entryPoints: { requests: 'src/runner/requests.ts' } },
  { ...cjs, entryPoints: { running: 'src/runner/running.ts' } },
  { ...cjs, entryPoints: { project: 'src/runner/project.ts' } },
  { ...cjs, ...own, entryPoints: { runner: 'src/runner/main.ts' } },
  { ...cjs, ...own, entryPoints: { serve: 'src/runner/serve.ts' } },
  { ...cjs, ...own, entryPoints: { worker: 'src/worker/main.ts' } },
  { ...cjs, entryPoints: { tsconfig: 'src/worker/resolve/tsconfig.ts' } },
  // Always small: it is read whole by the first worker that compiles.
  { ...cjs, minify: true, entryPoints: { compiler: 'src/worker/compiler/index.ts' } },
  { ...esm, ...own, ...library, entryPoints: { index: 'src/index.ts' } },
  { ...cjs, ...own, ...library, entryPoints: { index: 'src/index.ts' } },
  {
    ...esm,
    ...own,
    entryPoints: { cli: 'src/cli/main.ts' },
    banner: { js: `#!/usr/bin/env node\n${esm.banner.js}` },
  },
  { ...esm, ...own, entryPoints: { commands: 'src/cli/commands.ts' } },
  {
    ...page,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: { panel: 'src/panel/main.tsx' },
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
  // Stand in every exported page: always small.
  { ...page, minify: true, entryPoints: { standalone: 'src/panel/standalone/main.ts' } },
];

const names = process.argv.slice(2).filter((word, i) => !word.startsWith('--') && i + 1 !== outAt);
const ready = bundles.filter((b) => {
  const [name, source] = Object.entries(b.entryPoints)[0];
  return (names.length === 0 || names.includes(name)) && existsSync(`${root}/${source}`);
});
if (!watch && names.length === 0) {
  rmSync(outdir, { recursive: true, force: true });
}
const contexts = await Promise.all(ready.map((b) => esbuild.context(b)));
if (watch) {
  await Promise.all(contexts.map((c) => c.watch()));
  console.log('watching src/ …');
} else {
  const built = await Promise.all(contexts.map((c) => c.rebuild()));
  await Promise.all(contexts.map((c) => c.dispose()));
  if (names.length === 0) {
    const text = notices(
      root,
      built.map(({ metafile }) => metafile),
    );
    writeFileSync(join(outdir, 'NOTICES.txt'), text);
  }
  if (outAt < 0 && (names.length === 0 || names.includes('index'))) {
    declareTypes();
  }
}

/** The library's types, beside its bundle, where TypeScript looks for them. */
function declareTypes() {
  const tsc = `${root}/node_modules/.bin/tsc`;
  const done = spawnSync(tsc, ['-p', 'tsconfig.lib.json'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
  // `await using` needs the lib; people should not have to name it.
  const lib = '/// <reference lib="esnext.disposable" />';
  writeFileSync(`${root}/dist/index.d.ts`, `${lib}\nexport * from './types/index.js';\n`);
  // For whoever requires it, the same declarations have to count as CommonJS.
  cpSync(`${root}/dist/types`, `${root}/dist/types-cjs`, { recursive: true });
  writeFileSync(`${root}/dist/types-cjs/package.json`, '{ "type": "commonjs" }\n');
  writeFileSync(`${root}/dist/index.d.cts`, `${lib}\nexport * from './types-cjs/index.js';\n`);
}
