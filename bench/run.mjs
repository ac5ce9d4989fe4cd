// `npm run bench [workload …] [-- --repeats N] [--peers a,b] [--against DIR] [--write]`: measures ours and its peers side
// by side. A name may be the beginning of several (`calls`). All measurements of a workload are interleaved, each in a
// process of its own, so that what else the machine does falls on all alike. `--against` takes an older build's `dist`
// along. Fails when a peer did not do the same work.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writePage } from './page.mjs';
import { measureProgram, programs } from './programs.mjs';
import { goalsOf, printTable, summary } from './table.mjs';
import { WORKLOADS } from './workloads.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: 'string', default: '5' },
    peers: { type: 'string' },
    against: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const names = Object.keys(WORKLOADS).filter(
  (name) => positionals.length === 0 || positionals.some((wanted) => name.startsWith(wanted)),
);
if (names.length === 0) {
  console.error(`No such workload; there are ${Object.keys(WORKLOADS).join(', ')}.`);
  process.exit(2);
}
const hasPython = spawnSync('python3', ['--version']).status === 0;
const before = values.against && pathToFileURL(`${resolve(values.against)}/`).href;
const only = values.peers?.split(',');

let failed = false;
for (const name of names) {
  const workload = WORKLOADS[name];
  const entries = entriesOf(workload);
  const samples = new Map(entries.map(({ as }) => [as, []]));
  const repeats = Math.ceil(Number(values.repeats) * (workload.share ?? 1));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const entry of entries) {
      samples.get(entry.as).push(measure(workload, entry));
    }
  }
  const rows = summary(workload, entries, samples);
  failed = !agree(name, entries, samples) || failed;
  const goals = goalsOf(workload, entries, samples);
  printTable(name, workload, rows, goals);
  if (values.write) {
    writePage(name, workload, rows, goals, repeats);
  }
}
process.exit(failed ? 1 : 0);

/** Who takes part, each with what differs from the workload's plan. */
function entriesOf({ peers, n, base }) {
  return peers
    .map((each) => (typeof each === 'string' ? { peer: each } : each))
    .map((each) => ({ as: each.peer, n, ...each }))
    .flatMap((each) =>
      before && each.peer.startsWith('poolscope') && !each.dist ? [each, asBefore(each)] : [each],
    )
    .filter(({ peer }) => peer !== 'cpython' || hasPython)
    .filter(({ as, peer }) => !only || as === base || only.includes(as) || only.includes(peer));
}

/** The same by an older build. */
function asBefore(entry) {
  return { ...entry, as: `${entry.as} (before)`, dist: before };
}

function measure(workload, entry) {
  const { title, goals, per, base, peers, share, ...plan } = workload;
  if (entry.peer in programs) {
    return measureProgram({ ...plan, ...entry });
  }
  const json = JSON.stringify({ ...plan, ...(plan.cost && { rounds: roundsPerMs() }), ...entry });
  const [program, script] =
    entry.peer === 'cpython'
      ? ['python3', here('peers/cpython.py')]
      : [process.execPath, here('measure.mjs')];
  const done = spawnSync(program, [script, json], { encoding: 'utf8', timeout: 300_000 });
  if (done.status !== 0) {
    throw new Error(`${entry.as} failed: ${done.error ?? done.stderr}`);
  }
  return JSON.parse(done.stdout);
}

/** All who were given the same inputs must have come to the same sum. */
function agree(name, entries, samples) {
  const sums = new Map();
  for (const { as, n } of entries) {
    for (const { check } of samples.get(as)) {
      sums.set(n, (sums.get(n) ?? new Map()).set(check, as));
    }
  }
  const wrong = [...sums.values()].filter((different) => different.size > 1);
  for (const different of wrong) {
    console.error(`${name}: not the same work was done: ${JSON.stringify(Object.fromEntries(different))}`);
  }
  return wrong.length === 0;
}

/** Rounds of `spin` in a ms, the same for every measurement: else they would not do the same work. */
function roundsPerMs() {
  roundsPerMs.known ??= (() => {
    const script = `import('${here('work/work.mjs')}').then(({ spin }) => {
      spin(1e6); const from = performance.now(); spin(5e7); console.log(5e7 / (performance.now() - from)); })`;
    return Math.round(Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout));
  })();
  return roundsPerMs.known;
}
