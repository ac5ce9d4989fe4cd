// How each kind of work is done by a pool that has calls only, and by ours. Each driver gets an open peer and the
// plan of a workload, and gives every result in the order of its input.

const MODULUS = 2 ** 31 - 1;

/** A number for any result, so that results can be added up. */
export function weight(value) {
  switch (typeof value) {
    case 'number':
      return value % MODULUS;
    case 'string':
      return value.length + value.charCodeAt(0);
    default:
      return value instanceof Float64Array
        ? (value.length + value[0] + 3 * value[value.length - 1]) % MODULUS
        : weight(value.x) + 3 * weight(value.y);
  }
}

/** Order counts: results in another order than their inputs' give another sum. */
export function sumOf(results) {
  let sum = 0;
  for (let i = 0; i < results.length; i++) {
    sum = (sum * 31 + weight(results[i])) % MODULUS;
  }
  return sum;
}

/** CPython's default: four chunks for each worker. */
export const formula = (n, workers) => Math.max(1, Math.ceil(n / (workers * 4)));

/** Pools that have calls only. */
export const plain = {
  async map(peer, { fn, inputs, chunksize, workers }) {
    const size = chunksize ?? formula(inputs.length, workers);
    const chunks = [];
    for (let from = 0; from < inputs.length; from += size) {
      const list = inputs.slice(from, from + size);
      chunks.push(size === 1 ? peer.call(fn, list[0]) : peer.call('chunkOf', { name: fn, list }));
    }
    const done = await Promise.all(chunks);
    return size === 1 ? done : done.flat();
  },
  async calls(peer, { fn, inputs }) {
    const results = new Array(inputs.length);
    for (let i = 0; i < inputs.length; i++) {
      results[i] = peer.call(fn, inputs[i]);
    }
    return Promise.all(results);
  },
  async each(peer, { fn, inputs }) {
    const results = [];
    for (const input of inputs) {
      results.push(await peer.call(fn, input));
    }
    return results;
  },
  /** Two bare threads with half of the work each, known beforehand: nothing can be faster. */
  async halves(peer, { fn, inputs, workers }) {
    const shares = shareOut(inputs, workers);
    const done = await Promise.all(
      shares.map((share) => peer.call('chunkOf', { name: fn, list: share.map(({ input }) => input) })),
    );
    const results = [];
    shares.forEach((share, i) => {
      share.forEach(({ at }, j) => {
        results[at] = done[i][j];
      });
    });
    return results;
  },
  async buffer(peer, { inputs: [length] }) {
    const floats = new Float64Array(length).fill(1.5);
    return [await peer.call('doubled', floats, [floats.buffer])];
  },
};

/** Longest first, each to the share that has least. */
function shareOut(inputs, workers) {
  const shares = Array.from({ length: workers }, () => ({ total: 0, list: [] }));
  const order = inputs.map((input, at) => ({ input, at })).sort((a, b) => b.input - a.input);
  for (const each of order) {
    const least = shares.reduce((a, b) => (b.total < a.total ? b : a));
    least.total += each.input;
    least.list.push(each);
  }
  return shares.map(({ list }) => list);
}

/** Ours, by the calls a person would make. */
export const ours = {
  map: async ({ pool, fn: named }, { fn, inputs, chunksize }) =>
    pool.map(named(fn), inputs, chunksize === undefined ? {} : { chunksize }),
  async calls({ pool, fn: named }, { fn, inputs }) {
    const square = named(fn);
    const handles = new Array(inputs.length);
    for (let i = 0; i < inputs.length; i++) {
      handles[i] = pool.applyAsync(square, [inputs[i]]);
    }
    const results = new Array(inputs.length);
    for (let i = 0; i < inputs.length; i++) {
      results[i] = await handles[i].get();
    }
    return results;
  },
  each: plain.each,
  async imap({ pool, fn: named }, { fn, inputs, chunksize = 1 }) {
    const results = [];
    for await (const result of pool.imap(named(fn), inputs, { chunksize })) {
      results.push(result);
    }
    return results;
  },
  async imapUnordered({ pool, fn: named }, { fn, inputs, chunksize = 1 }) {
    const results = [];
    for await (const result of pool.imapUnordered(named(fn), inputs, { chunksize })) {
      results.push(result);
    }
    return results.sort((a, b) => a - b);
  },
  starmap: async ({ pool, fn: named }, { fn, inputs }) =>
    pool.starmap(
      named(fn),
      inputs.map((input) => [input]),
    ),
  starmapAsync: async ({ pool, fn: named }, { fn, inputs }) =>
    pool
      .starmapAsync(
        named(fn),
        inputs.map((input) => [input]),
      )
      .get(),
  mapAsync: async ({ pool, fn: named }, { fn, inputs }) => pool.mapAsync(named(fn), inputs).get(),
  async buffer({ pool, doubledMoved, transfer }, { inputs: [length] }) {
    const floats = new Float64Array(length).fill(1.5);
    return [await pool.apply(doubledMoved, [transfer(floats)])];
  },
};
