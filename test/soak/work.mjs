/** One task in a hundred fails and one in a thousand ends its worker. */
export function unreliable(n) {
  if (n % 1000 === 7) {
    process.exit(1);
  }
  if (n % 100 === 3) {
    throw new RangeError(`${n} fails`);
  }
  return n;
}
