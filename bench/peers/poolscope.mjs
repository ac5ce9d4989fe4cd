// Ours, from the built library; `dist` is the URL of another build. `record` may turn the record off.
const HERE = new URL('../../dist/', import.meta.url).href;
const FILE = new URL('../work/work.mjs', import.meta.url);

export async function open(workers, { record = true, dist = HERE } = {}) {
  const { Pool, task, transfer } = await import(new URL('index.js', dist).href);
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
    transfer,
    doubledMoved: task(new URL('../work/moved.mjs', import.meta.url), 'doubledMoved'),
    call: (name, argument) => pool.applyAsync(fn(name), [argument]).get(),
    close: () => pool.terminate(),
  };
}
