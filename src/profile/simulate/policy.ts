import { MODES, type Mode } from '../../record/modes.js';

/** How inputs are cut into messages: so many at a time, or by a rule that looks at what is left. */
export type ChunkRule = number | 'default' | 'guided' | 'factoring';

export const CHUNK_RULES = ['default', 'guided', 'factoring'] as const;

/** In which order inputs are given out. */
export type Order = 'given' | 'longest' | 'shuffled';
export const ORDERS: readonly Order[] = ['given', 'longest', 'shuffled'];

/**
 * Gives the size of each next chunk.
 *
 * - a number: always that;
 * - `default`: CPython's, ⌈n ÷ 4p⌉ for the maps, 1 for the imaps (Lib/multiprocessing/pool.py);
 * - `guided`: ⌈left ÷ p⌉ (C. D. Polychronopoulos, D. J. Kuck, "Guided self-scheduling", 1987);
 * - `factoring`: p chunks of ⌈left ÷ 2p⌉, then anew (S. F. Hummel, E. Schonberg, L. E. Flynn, "Factoring", 1992).
 *
 * Modes without chunks send each input alone.
 */
export function chunkSizes(
  mode: Mode,
  rule: ChunkRule,
  n: number,
  workers: number,
): (left: number) => number {
  const { chunks } = MODES[mode];
  if (chunks === 'none') {
    return () => 1;
  }
  switch (rule) {
    case 'default': {
      const size = chunks === 'one' ? 1 : Math.max(1, Math.ceil(n / (4 * workers)));
      return () => size;
    }
    case 'guided':
      return (left) => Math.max(1, Math.ceil(left / workers));
    case 'factoring': {
      let round = 0;
      let size = 0;
      return (left) => {
        if (round === 0) {
          size = Math.max(1, Math.ceil(left / (2 * workers)));
          round = workers;
        }
        round--;
        return size;
      };
    }
    default:
      return () => rule;
  }
}
