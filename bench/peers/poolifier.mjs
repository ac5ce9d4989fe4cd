import { fileURLToPath } from 'node:url';
import { FixedThreadPool } from 'poolifier';

const SCRIPT = fileURLToPath(new URL('../work/poolifier.mjs', import.meta.url));

export async function open(workers) {
  const pool = new FixedThreadPool(workers, SCRIPT, { errorHandler: (error) => console.error(error) });
  return { call: (name, argument) => pool.execute([name, argument]), close: () => pool.destroy() };
}
