// What it costs an editor to start Poolscope, as the editor itself measures it: reading its code, and calling it.
// `npm run bench:activation -- [windows] [folders of other extensions, built, to be measured in the same windows]`
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installCodeServer } from '../test/host/codeServerInstall.mjs';
import { openSession } from '../test/host/session.mjs';

const [count = '5', ...folders] = process.argv.slice(2);
const windows = Number(count);
const others = folders.map((each) => resolve(each));
const ids = others.map((each) => {
  const { publisher, name } = JSON.parse(readFileSync(join(each, 'package.json'), 'utf8'));
  return `${publisher}.${name}`;
});
await installCodeServer();
const folder = await mkdtemp(join(tmpdir(), 'poolscope-activation-'));
const testsPath = join(folder, 'index.cjs');
await build({
  entryPoints: [fileURLToPath(new URL('work/activation.ts', import.meta.url))],
  outfile: testsPath,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});
const all = {};
for (let i = 0; i < windows; i++) {
  let session;
  await new Promise((resolve, reject) => {
    const onLog = (_type, args) => {
      const found = /activation (\{.*\})/.exec(args.map(String).join(' '))?.[1];
      if (found) {
        for (const [name, times] of Object.entries(JSON.parse(found))) {
          all[name] = [...(all[name] ?? []), times];
        }
      }
    };
    session = openSession({
      testsPath,
      onLog,
      onExit: resolve,
      others,
      env: { POOLSCOPE_BENCH_BESIDE: ids.join(' ') },
    });
    session.catch(reject);
  });
  await (await session).stop();
}
await rm(folder, { recursive: true, force: true });
const median = (list) => list.map(Number).toSorted((a, b) => a - b)[list.length >> 1];
console.table(
  Object.fromEntries(
    Object.entries(all).map(([name, list]) => [
      name,
      {
        'read, ms': median(list.map(({ load }) => load)),
        'call, ms': median(list.map(({ call }) => call)),
        'finish, ms': median(list.map(({ finish }) => finish)),
        windows: list.length,
      },
    ]),
  ),
);
