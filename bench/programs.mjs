// Whole programs, timed from their start to their end by whoever starts them. Each prints what its tasks gave.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const work = here('work/work.mjs');

/** Each with its arguments to Node for `n` trivial tasks, and how the sum of their results is read off its output. */
export const programs = {
  'poolscope run': {
    args: ({ n, dist }) => [
      join(dist ? fileURLToPath(dist) : here('../dist'), 'cli.js'),
      ...['run', work, 'square', '--inputs', `Array.from({ length: ${n} }, (_, i) => i + 3)`],
      ...['--workers', '2', '--quiet', '--out', 'run.poolscope'],
    ],
    // The file holds the results; it is read back with the tool itself, after the clock has stopped.
    sum: (_, folder, { dist }) => {
      const cli = join(dist ? fileURLToPath(dist) : here('../dist'), 'cli.js');
      const args = [cli, 'export', 'run.poolscope', '--format', 'csv', '--out', 'run.csv'];
      spawnSync(process.execPath, args, { cwd: folder });
      const [head, ...rows] = readFileSync(join(folder, 'run.csv'), 'utf8').trimEnd().split(/\r?\n/);
      const column = head.split(',').indexOf('value');
      return rows.reduce((sum, row) => sum + Number(row.split(',')[column]), 0);
    },
  },
  'workerpool script': {
    args: ({ n }) => [here('work/script.mjs'), String(n)],
    sum: (output) => Number(output),
  },
};

/** @returns what `measure.mjs` prints; `rss` is that of the process of the plan's script, `peaks` (bytes) */
export function measureProgram(plan) {
  const program = programs[plan.peer];
  const folder = mkdtempSync(join(tmpdir(), 'poolscope-bench-'));
  try {
    const log = join(folder, 'peaks');
    const env = {
      ...process.env,
      POOLSCOPE_BENCH_PEAKS: log,
      NODE_OPTIONS: `--import ${pathToFileURL(here('work/peak.mjs')).href}`,
    };
    const args = program.args(plan);
    const from = performance.now();
    const done = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: plan.peaks ? env : process.env,
    });
    const ms = performance.now() - from;
    if (done.status !== 0) {
      throw new Error(`${plan.peer} failed: ${done.stderr}`);
    }
    const rss = plan.peaks ? peakOf(readFileSync(log, 'utf8'), plan.peaks) : Number.NaN;
    return { ms, cpu: Number.NaN, check: program.sum(done.stdout, folder, plan), rss };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function peakOf(log, script) {
  const peaks = log
    .split('\n')
    .filter((line) => line.startsWith(`${script} `))
    .map((line) => Number(line.split(' ')[1]));
  if (peaks.length === 0) {
    throw new Error(`No process of ${script} has told its peak: ${log}`);
  }
  return Math.max(...peaks);
}
