/** Beyond this many edits two names are not each other's misspelling. */
const FARTHEST = 3;

/** Those of `names` that `name` may be a slip of, the nearest first. Case counts for little. */
export function nearest(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.min(FARTHEST, Math.max(1, Math.floor(wanted.length / 2)));
  return names
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toLowerCase(), candidate) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);

  function distance(a: string, b: string, whole: string): number {
    // `square` for `api.square`: the path was left out.
    const last = b.split(/[.#]/).at(-1) ?? b;
    return Math.min(edits(a, b, limit), whole === last ? limit + 1 : edits(a, last, limit));
  }
}

/** The number of characters to add, drop, change or swap; more than `limit` is not counted exactly. */
function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
