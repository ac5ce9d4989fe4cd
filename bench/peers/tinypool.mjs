import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';

const filename = fileURLToPath(new URL('../work/piscina.mjs', import.meta.url));

export async function open(workers) {
  const pool = new Tinypool({
    filename,
    minThreads: workers,
    maxThreads: workers,
    runtime: 'worker_threads',
  });
  return { call: (name, argument) => pool.run([name, argument]), close: () => pool.destroy() };
}
