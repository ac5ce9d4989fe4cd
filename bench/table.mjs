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

/**
 * How a workload's goals fare: ratios of medians, and how far the ratios of single rounds lie apart.
 *
 * @returns for each goal whose parties both took part: `text`, and whether it was `met`
 */
export function goalsOf({ goals = [] }, entries, samples) {
  const values = (as, of) => samples.get(as).map((sample) => sample[of] / (of === 'ms' ? sizeOf(as) : 1));
  const sizeOf = (as) => entries.find((entry) => entry.as === as).n;
  return goals
    .filter(({ of, to }) => samples.has(of) && (to === undefined || samples.has(to)))
    .map(({ of, to, most, bytes }) => {
      if (bytes !== undefined) {
        const peak = median(values(of, 'rss'));
        const text = `${of}: ${Math.round(peak / 1e6)} MB at most (goal ≤ ${Math.round(bytes / 1e6)} MB)`;
        return { text, met: peak <= bytes };
      }
      const [ours, theirs] = [values(of, 'ms'), values(to, 'ms')];
      const ratio = median(ours) / median(theirs);
      const rounds = ours.map((value, round) => value / theirs[round]);
      const range = [0.25, 0.75].map((part) => short(quantile(rounds, part))).join(' to ');
      return {
        text: `${of} ÷ ${to}: ${short(ratio)} (rounds: ${range}; goal ≤ ${most})`,
        met: ratio <= most,
      };
    });
}

const short = (ratio) => ratio.toFixed(ratio < 0.1 ? 3 : 2);

export function printTable(name, { title, per }, rows, goals) {
  console.log(`\n${name}: ${title}`);
  for (const line of linesOf(rows, per)) {
    console.log(
      `  ${line[0].padEnd(30)} ${line[1].padStart(10)}  ±${line[2].padStart(5)}  ${line[3].padStart(6)}  CPU ${line[4].padStart(8)}  ${line[5].padStart(8)}`,
    );
  }
  for (const { text, met } of goals) {
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${text}`);
  }
}

/** @returns cells: who, time, spread, ratio to the base, CPU time, memory */
export function linesOf(rows, per) {
  return rows.map(({ as, median: middle, spread, ratio, cpu, rss }) => [
    as,
    per === 'task' ? perTask(middle) : inMs(middle),
    `${Math.round(spread * 100)} %`,
    short(ratio),
    Number.isFinite(cpu) ? (per === 'task' ? perTask(cpu) : inMs(cpu)) : '',
    Number.isFinite(rss) ? `${Math.round(rss / 1e6)} MB` : '',
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
