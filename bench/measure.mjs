// One measurement in a process of its own: `measure.mjs PLAN`, PLAN as JSON (see workloads.mjs). Prints JSON:
// { ms, cpu, check, rss }: how long the work took once the pool was warm and what CPU time it cost in all threads (ms),
// the sum that proves it, and the peak memory (bytes).
import { performance } from 'node:perf_hooks';
import { ours, plain, sumOf } from './drivers.mjs';
import { count, shapes } from './inputs.mjs';
import { spin } from './work/work.mjs';

const plan = JSON.parse(process.argv[2]);
const { peer: name, driver, fn, workers = 2 } = plan;
const isOurs = name.startsWith('poolscope');

const inputs = inputsOf(plan);
if (name === 'serial') {
  const work = await import('./work/work.mjs');
  work[fn](inputs[0]);
  await measured(() => inputs.map((input) => work[fn](input)));
} else {
  const { open } = await import(`./peers/${isOurs ? 'poolscope' : name}.mjs`);
  const peer = await open(workers, { record: name === 'poolscope', dist: plan.dist });
  const run = (isOurs ? ours : plain)[driver];
  const given = { fn, inputs, chunksize: plan.chunksize, workers };
  await run(peer, { ...given, inputs: plan.kind === 'size' ? inputs : inputs.slice(0, plan.warm ?? 2000) });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await measured(() => run(peer, given));
}
// Pools are not closed: now and then one of them does not come to its end.
process.exit(0);

/** A short work is measured several times over, once the code is warm: a median is printed. */
async function measured(work) {
  const times = [];
  const before = process.cpuUsage();
  let results;
  for (let time = 0; time < (plan.again ?? 1); time++) {
    const from = performance.now();
    results = await work();
    times.push(performance.now() - from);
  }
  const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  const { user, system } = process.cpuUsage(before);
  const rss = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(
    `${JSON.stringify({ ms, cpu: (user + system) / 1000 / times.length, check: sumOf(results), rss })}\n`,
  );
}

function inputsOf({ kind, n, cost, rounds }) {
  switch (kind) {
    case 'numbers':
      return count(n);
    case 'strings':
      return count(n).map((i) => `text ${i}`);
    case 'objects':
      return count(n).map((i) => ({ x: i, y: -i }));
    case 'size':
      return [n];
    default:
      return shapes[kind](n, cost * (rounds ?? calibrate()));
  }
}

/** Rounds of `spin` in a ms. */
function calibrate() {
  spin(1e6);
  const from = performance.now();
  spin(2e7);
  return 2e7 / (performance.now() - from);
}
