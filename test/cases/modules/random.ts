/** Numbers and choices that are the same for the same seed. */
export class Random {
  constructor(private state: number) {}

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  chance(): boolean {
    return this.below(2) === 0;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  /** Some of them, in their order; at least one. */
  some<T>(of: readonly T[]): T[] {
    const chosen = of.filter(() => this.chance());
    return chosen.length > 0 ? chosen : [this.one(of)];
  }

  /** All of them, in another order. */
  shuffled<T>(of: readonly T[]): T[] {
    return [...of].sort(() => this.below(3) - 1);
  }
}
