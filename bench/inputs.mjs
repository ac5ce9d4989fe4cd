// The inputs of the workloads. Costs of computing tasks are in rounds of `spin`.

export const count = (n) => Array.from({ length: n }, (_, i) => i);

/** `n` costs that sum to about `n * mean`, in a shape. */
export const shapes = {
  flat: (n, mean) => new Array(n).fill(Math.round(mean)),
  rising: (n, mean) => count(n).map((i) => Math.max(1, Math.round((2 * mean * (i + 1)) / (n + 1)))),
  falling: (n, mean) => shapes.rising(n, mean).reverse(),
  random(n, mean) {
    let seed = 42;
    return count(n).map(() => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.max(1, Math.round((2 * mean * seed) / 2 ** 32));
    });
  },
  /** Nine tenths of the work in the last two hundredths of the tasks. */
  giants(n, mean) {
    const giants = Math.ceil(n / 50);
    const small = (0.1 * mean * n) / (n - giants);
    const giant = (0.9 * mean * n) / giants;
    return count(n).map((i) => Math.max(1, Math.round(i < n - giants ? small : giant)));
  },
};
