// Makes the gallery anew: runs the examples of docs/gallery.md, keeps each run without its values in
// src/panel/gallery/runs.json, and takes the pictures of docs/gallery/ from the panel's help. Build first; on a machine with
// two cores and nothing else to do. `--pictures` takes the pictures only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPanel } from '../test/panel/page/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PRIMES = ['primes.ts', 'countPrimes'];
const stretches = (count, size, from = 1_500_000) =>
  `Array.from({ length: ${count} }, (_, i) => ({ from: ${from} + i * ${size}, to: ${from} + (i + 1) * ${size} }))`;
const LONG = '{ from: 1_500_000, to: 3_000_000 }';

/** The commands of docs/gallery.md. */
const RUNS = {
  healthy: [...PRIMES, '--mode', 'imap_unordered', '--workers', '2', '--inputs', stretches(40, 150_000)],
  straggler: [
    ...PRIMES,
    ...['--mode', 'map', '--workers', '2', '--chunksize', '1'],
    ...['--inputs', `[...${stretches(16, 150_000)}, ${LONG}]`],
  ],
  fine: [...PRIMES, '--mode', 'imap', '--workers', '2', '--inputs', stretches(300, 10, 0)],
  oversubscribed: [
    ...PRIMES,
    '--mode',
    'imap_unordered',
    '--workers',
    '8',
    '--inputs',
    stretches(40, 150_000),
  ],
  stall: [
    'squares.ts',
    'square',
    '--mode',
    'imap',
    '--workers',
    '4',
    '--inputs',
    '[7, 0, 1, 2, 0, 1, 2, 0, 1, 2, 7, 0, 1, 2, 0, 1, 2, 0, 1, 2]',
  ],
};

if (!process.argv.includes('--pictures')) {
  const runs = Object.fromEntries(Object.entries(RUNS).map(([id, args]) => [id, slim(run(args))]));
  writeFileSync(`${root}/src/panel/gallery/runs.json`, `${JSON.stringify(runs)}\n`);
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) {
    process.exit(1);
  }
}
await pictures();

function run([file, ...args]) {
  const cli = ['dist/cli.js', 'run', `examples/${file}`, ...args, '--json', '--quiet'];
  const { status, stdout, stderr } = spawnSync(process.execPath, cli, { cwd: root, maxBuffer: 1 << 28 });
  if (status !== 0) {
    throw new Error(`${file}: ${stderr}`);
  }
  return JSON.parse(stdout);
}

/** A run as src/panel/gallery/record.ts reads it: times in hundredths of a millisecond. */
function slim({ function: { name }, mode, pool, machine, wall, workers, caller, tasks }) {
  const time = (ms) => Math.round(ms * 100);
  return {
    name,
    mode,
    workers: pool.workers,
    chunksize: pool.chunksize,
    cores: machine.cores,
    wall: time(wall),
    lives: workers.map(({ worker, spawn, ready, imported, exit }) => [
      worker,
      ...[spawn, ready, imported, exit].map(time),
    ]),
    caller: joined(caller.filter(({ waited }) => waited)).map((times) => times.map(time)),
    tasks: tasks.map(({ worker, chunk, submitted, dispatched, started, ended, received, delivered, cpu }) => [
      worker,
      chunk,
      ...[submitted, dispatched, started, ended, received, delivered, cpu].map(time),
    ]),
  };
}

/** Intervals with nothing to be seen between them as one. */
function joined(intervals) {
  const all = [];
  for (const { from, to } of intervals) {
    if (all.length > 0 && from - all.at(-1)[1] < 0.05) {
      all.at(-1)[1] = to;
    } else {
      all.push([from, to]);
    }
  }
  return all;
}

async function pictures() {
  mkdirSync(`${root}/docs/gallery`, { recursive: true });
  const panel = await openPanel();
  const page = await panel.show({ scene: 'small', theme: 'light', width: 1100 });
  await page.keyboard.press('?');
  await page.getByText('What runs look like').click();
  for (const id of Object.keys(RUNS)) {
    const picture = page.locator(`[data-case=${id}] .gallery-picture`);
    await picture.scrollIntoViewIfNeeded();
    await picture.screenshot({ path: `${root}/docs/gallery/${id}.png` });
  }
  await panel.close();
  console.log(
    'docs/gallery/ and src/panel/gallery/runs.json are new. Look at them before they are committed.',
  );
}
