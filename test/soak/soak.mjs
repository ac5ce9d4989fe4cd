// Many tasks of which some fail and some end their worker, through one pool. `npm run soak -- 1000000` prints how it
// goes, and fails when an outcome is missing or wrong, or memory grows. The pool's tests run a short one.
import { fileURLToPath } from 'node:url';

/**
 * @param {typeof import('../../dist/types/index.js')} library
 * @param {number} count - of tasks
 * @param {(done: number) => void} look - called after each tenth
 * @returns {Promise<{ ok: number, failed: number, crashed: number, sum: number }>} what became of the tasks
 */
export async function soak({ Pool, task }, count, look = () => {}) {
  const unreliable = task(new URL('./work.mjs', import.meta.url), 'unreliable');
  const pool = new Pool({ workers: 2 });
  function* numbers() {
    for (let n = 0; n < count; n++) {
      yield n;
    }
  }
  const results = pool.imapUnordered(unreliable, numbers(), { chunksize: 100 });
  const seen = { ok: 0, failed: 0, crashed: 0, sum: 0 };
  for (let done = 0; ; done++) {
    try {
      const step = await results.next();
      if (step.done) {
        break;
      }
      seen.ok++;
      seen.sum += step.value;
    } catch (error) {
      seen[error.name === 'WorkerDiedError' ? 'crashed' : 'failed']++;
    }
    if ((done + 1) % Math.ceil(count / 10) === 0) {
      look(done + 1);
    }
  }
  pool.close();
  await pool.join();
  return seen;
}

/**
 * What must become of them.
 *
 * @param {number} count - of tasks
 */
export function expected(count) {
  const seen = { ok: 0, failed: 0, crashed: 0, sum: 0 };
  for (let n = 0; n < count; n++) {
    if (n % 1000 === 7) {
      seen.crashed++;
    } else if (n % 100 === 3) {
      seen.failed++;
    } else {
      seen.ok++;
      seen.sum += n;
    }
  }
  return seen;
}

/** Memory that is in use may grow by so much (MB) from the second tenth to the last. */
const MOST_GROWTH = 16;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2] ?? 1_000_000);
  const heaps = [];
  const library = await import('../../dist/index.js');
  const began = performance.now();
  const seen = await soak(library, count, (done) => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    heaps.push(heapUsed / 1e6);
    console.log(
      `${done} tasks, ${Math.round((performance.now() - began) / 1000)} s, heap ${(heapUsed / 1e6).toFixed(1)} MB, RSS ${(rss / 1e6).toFixed(0)} MB`,
    );
  });
  console.log(seen);
  const isExact = JSON.stringify(seen) === JSON.stringify(expected(count));
  const growth = heaps.at(-1) - heaps[1];
  console.log(isExact ? 'The counts are exact.' : `The counts should be ${JSON.stringify(expected(count))}.`);
  console.log(`The heap has grown by ${growth.toFixed(1)} MB.`);
  process.exit(isExact && growth < MOST_GROWTH ? 0 : 1);
}
