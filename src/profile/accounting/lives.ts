import type { Lane } from '../lanes.js';

/** A stretch of a worker's place, ms. */
export interface Stretch {
  from: number;
  to: number;
  /** `alive`: a worker could take work. `ending`: so it could, but took none any more before it ended within the run. */
  is: 'alive' | 'ending' | 'startup';
}

/**
 * The life of a worker's place, from its first worker to its last. The time between a worker and its replacement belongs
 * to the start of the new one.
 *
 * @param wall ms at which the record ends
 * @returns a function that gives what lies between two instants, in rising order and cut to them; where there is nothing,
 *   the place had no worker and needed none. Each call must begin where the one before ended, or later.
 */
export function livesOf(lane: Lane, wall: number): (from: number, to: number) => Stretch[] {
  const all: Stretch[] = [];
  const lives = [...lane.lives].sort((a, b) => a.spawn - b.spawn);
  lives.forEach((life, i) => {
    const before = lives[i - 1];
    const from = before ? Math.min(life.spawn, before.exit ?? life.spawn) : life.spawn;
    const end = Math.max(life.spawn, Math.min(life.exit ?? wall, lives[i + 1]?.spawn ?? wall));
    const able = Math.min(end, life.imported ?? life.ready ?? end);
    all.push({ from, to: able, is: 'startup' }, { from: able, to: end, is: end < wall ? 'ending' : 'alive' });
  });
  let first = 0;
  return (from, to) => {
    while (first < all.length && (all[first] as Stretch).to <= from) {
      first++;
    }
    const found: Stretch[] = [];
    for (let i = first; i < all.length && (all[i] as Stretch).from < to; i++) {
      const each = all[i] as Stretch;
      // Only its last idle stretch leads to a worker's end.
      const is = each.is === 'ending' && each.to > to ? 'alive' : each.is;
      if (each.to > from && each.to > each.from) {
        found.push({ from: Math.max(from, each.from), to: Math.min(to, each.to), is });
      }
    }
    return found;
  };
}
