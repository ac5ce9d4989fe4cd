/**
 * Work for the processor: how many primes are there in each stretch of 100,000 numbers? Numbers further up take longer
 * to try, so the last tasks are the longest. With a large chunk size one worker gets most of them, and the others wait
 * for it at the end: the timeline shows it.
 */
interface Range {
  from: number;
  /** Not included. */
  to: number;
}

const STRETCH = 100_000;

export function* inputs(): Generator<Range> {
  for (let from = 0; from < 24 * STRETCH; from += STRETCH) {
    yield { from, to: from + STRETCH };
  }
}

export function countPrimes({ from, to }: Range): number {
  let count = 0;
  for (let n = from; n < to; n++) {
    if (isPrime(n)) {
      count++;
    }
  }
  return count;
}

/** By trial division, to have something to do; a sieve would be done at once. */
function isPrime(n: number): boolean {
  if (n < 2 || (n > 2 && n % 2 === 0)) {
    return false;
  }
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) {
    if (n % divisor === 0) {
      return false;
    }
  }
  return true;
}
