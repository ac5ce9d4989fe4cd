import { fileURLToPath } from 'node:url';
import workerpool from 'workerpool';

const SCRIPT = fileURLToPath(new URL('../work/workerpool.mjs', import.meta.url));

export async function open(workers) {
  const pool = workerpool.pool(SCRIPT, { minWorkers: workers, maxWorkers: workers, workerType: 'thread' });
  return { call: (name, argument) => pool.exec('call', [name, argument]), close: () => pool.terminate() };
}
