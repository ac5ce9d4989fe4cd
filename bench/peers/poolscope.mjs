// Ours, from the built library. `options` may turn the record off.
import { Pool, task } from '../../dist/index.js';

const FILE = new URL('../work/work.mjs', import.meta.url);

export async function open(workers, { record = true } = {}) {
  const pool = new Pool({ workers, record });
  const named = new Map();
  const fn = (name) => {
    if (!named.has(name)) {
      named.set(name, task(FILE, name));
    }
    return named.get(name);
  };
  return {
    pool,
    fn,
    call: (name, argument) => pool.applyAsync(fn(name), [argument]).get(),
    close: () => pool.terminate(),
  };
}
