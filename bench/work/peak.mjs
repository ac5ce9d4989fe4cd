// Loaded into each process of a program: it writes down its script and the most memory it has had (bytes), time and
// again, because it may be killed.
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const tell = () => {
    const { maxRSS } = process.resourceUsage();
    appendFileSync(process.env.POOLSCOPE_BENCH_PEAKS, `${basename(process.argv[1])} ${maxRSS * 1024}\n`);
  };
  setInterval(tell, 50).unref();
  process.on('exit', tell);
}
