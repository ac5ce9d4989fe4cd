/**
 * The classic. Ten numbers are squared, and each takes its own time over it: 0 sleeps for 60 ms, 7 for 390 ms, 3 for
 * 90 ms, as if a server answered.
 *
 * Run it with `map`: the results are [0, 1, 4, … 81], in the order of the inputs, although the tasks come back in
 * another one. Then run it with `apply_async`, and the results are in that other order.
 */
export const inputs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export async function square(n: number): Promise<number> {
  await sleep(60 + ((n * 7) % 10) * (n % 2 === 0 ? 25 : 36));
  return n * n;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
