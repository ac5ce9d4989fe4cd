/** So many ranges are kept before they are put in order for the first time. */
const MOST = 256;

/** Rows that have changed since they were last asked for, as ranges: a million rows that change together are one. */
export class Changes {
  private from: number[] = [];
  private to: number[] = [];
  private limit = MOST;

  get isEmpty(): boolean {
    return this.from.length === 0;
  }

  add(row: number, count = 1): void {
    if (count === 0) {
      return;
    }
    const last = this.from.length - 1;
    const end = row + count;
    if (last >= 0 && row >= (this.from[last] as number) && row <= (this.to[last] as number)) {
      if (end > (this.to[last] as number)) {
        this.to[last] = end;
      }
      return;
    }
    this.from.push(row);
    this.to.push(end);
    if (this.from.length > this.limit) {
      this.merge();
      this.limit = Math.max(MOST, 2 * this.from.length);
    }
  }

  /**
   * In the order of their numbers, each once; null: none.
   *
   * @param most - the first so many; the others are for the next time
   */
  take(most = Number.POSITIVE_INFINITY): Uint32Array | null {
    if (this.from.length === 0) {
      return null;
    }
    this.merge();
    const { from, to } = this;
    const all = from.reduce((sum, start, i) => sum + (to[i] as number) - start, 0);
    const rows = new Uint32Array(Math.min(most, all));
    let at = 0;
    let i = 0;
    while (at < rows.length) {
      const start = from[i] as number;
      const end = Math.min(to[i] as number, start + rows.length - at);
      for (let row = start; row < end; row++) {
        rows[at++] = row;
      }
      if (end === to[i]) {
        i++;
      } else {
        from[i] = end;
      }
    }
    this.from = from.slice(i);
    this.to = to.slice(i);
    this.limit = MOST;
    return rows;
  }

  private merge(): void {
    const order = this.from
      .map((_, i) => i)
      .sort((a, b) => (this.from[a] as number) - (this.from[b] as number));
    const from: number[] = [];
    const to: number[] = [];
    for (const i of order) {
      const start = this.from[i] as number;
      const end = this.to[i] as number;
      const last = to.length - 1;
      if (last >= 0 && start <= (to[last] as number)) {
        to[last] = Math.max(end, to[last] as number);
      } else {
        from.push(start);
        to.push(end);
      }
    }
    this.from = from;
    this.to = to;
  }
}
