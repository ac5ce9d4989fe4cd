// Medians, spread and ratios of what was measured.

/** @returns for each who took part: median (ns a task, or ms), spread as a part of it, ratio to the base, CPU, memory */
export function summary({ per, base }, entries, samples) {
  const each = (ms, n) => (per === 'task' ? (ms * 1e6) / n : ms);
  const medians = new Map(
    entries.map(({ as, n }) => [as, median(samples.get(as).map(({ ms }) => each(ms, n)))]),
  );
  return entries.map(({ as, n }) => {
    const times = samples.get(as).map(({ ms }) => each(ms, n));
    const middle = medians.get(as);
    return {
      as,
      median: middle,
      spread: (quantile(times, 0.75) - quantile(times, 0.25)) / middle,
      ratio: medians.has(base) ? middle / medians.get(base) : Number.NaN,
      cpu: median(samples.get(as).map(({ cpu }) => each(cpu, n))),
      rss: median(samples.get(as).map(({ rss }) => rss)),
    };
  });
}

export function printTable(name, { title, per, base, goal }, rows) {
  console.log(`\n${name}: ${title}${goal ? `  (goal: ${goal})` : ''}`);
  for (const line of linesOf(rows, per, base)) {
    console.log(
      `  ${line[0].padEnd(30)} ${line[1].padStart(10)}  ±${line[2].padStart(5)}  ${line[3].padStart(6)}  CPU ${line[4].padStart(8)}  ${line[5].padStart(8)}`,
    );
  }
}

/** @returns cells: who, time, spread, ratio to the base, CPU time, memory */
export function linesOf(rows, per) {
  return rows.map(({ as, median: middle, spread, ratio, cpu, rss }) => [
    as,
    per === 'task' ? perTask(middle) : inMs(middle),
    `${Math.round(spread * 100)} %`,
    ratio.toFixed(ratio < 0.1 ? 3 : 2),
    Number.isFinite(cpu) ? (per === 'task' ? perTask(cpu) : inMs(cpu)) : '',
    `${Math.round(rss / 1e6)} MB`,
  ]);
}

function inMs(ms) {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
}

function perTask(ns) {
  return ns < 1000 ? `${ns.toFixed(0)} ns` : `${(ns / 1000).toFixed(2)} µs`;
}

function median(list) {
  return quantile(list, 0.5);
}

function quantile(list, part) {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}
