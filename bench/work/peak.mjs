// Loaded into each process of a program: at its end it writes down the most memory it has had (bytes).
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    appendFileSync(process.env.POOLSCOPE_BENCH_PEAKS, `${process.resourceUsage().maxRSS * 1024}\n`);
  });
}
