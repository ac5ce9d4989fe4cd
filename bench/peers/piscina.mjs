import { fileURLToPath } from 'node:url';
import { FixedQueue, Piscina } from 'piscina';

const filename = fileURLToPath(new URL('../work/piscina.mjs', import.meta.url));

/** As it is advised for many tasks: the fixed queue, and as many threads as workers. */
export async function open(workers) {
  const pool = new Piscina({
    filename,
    minThreads: workers,
    maxThreads: workers,
    taskQueue: new FixedQueue(),
  });
  return { call: (name, argument) => pool.run([name, argument]), close: () => pool.destroy() };
}
