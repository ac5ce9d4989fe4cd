/** Rows of a table that have changed and were not told yet. */
export class ChangedRows {
  private marks = new Uint8Array(0);
  /** Before it none is marked, and from `end` on. */
  private first = 0;
  private end = 0;
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  mark(rows: Iterable<number>): void {
    for (const row of rows) {
      this.reserve(row + 1);
      if (this.marks[row] === 0) {
        this.marks[row] = 1;
        this.count++;
        this.first = Math.min(this.first, row);
        this.end = Math.max(this.end, row + 1);
      }
    }
  }

  markAll(length: number): void {
    this.reserve(length);
    this.marks.fill(1, 0, length);
    this.count = length;
    [this.first, this.end] = [0, length];
  }

  /**
   * Takes the first ones out.
   *
   * @param most - how many at most
   * @param fits - asked for each but the first whether it still fits; the taking ends when it does not
   * @returns them in rising order
   */
  take(most: number, fits: (row: number) => boolean = () => true): Uint32Array {
    const rows = new Uint32Array(Math.min(most, this.count));
    let taken = 0;
    let row = this.first;
    for (; row < this.end && taken < rows.length; row++) {
      if (this.marks[row] === 1) {
        if (!fits(row) && taken > 0) {
          break;
        }
        this.marks[row] = 0;
        rows[taken++] = row;
      }
    }
    this.first = row;
    this.count -= taken;
    if (this.count === 0) {
      this.first = this.end;
    }
    return rows.subarray(0, taken);
  }

  private reserve(length: number): void {
    if (length > this.marks.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.marks.length));
      larger.set(this.marks);
      this.marks = larger;
    }
  }
}
