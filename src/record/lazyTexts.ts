/** Values of consecutive rows. `own`: the list is this class's, and can grow. */
interface Segment {
  first: number;
  values: ArrayLike<unknown>;
  own: boolean;
}

/** Values whose texts are made when somebody asks for them. A list of numbers stays the list that it is. */
export class LazyTexts {
  private segments: Segment[] = [];

  get isEmpty(): boolean {
    return this.segments.length === 0;
  }

  /** @param values - constants, of the rows from `first` on; the list must not change any more */
  add(first: number, values: ArrayLike<unknown>): void {
    if (values.length > 0) {
      this.segments.push({ first, values, own: false });
    }
  }

  /** @param value - a constant */
  addOne(row: number, value: unknown): void {
    const last = this.segments.at(-1);
    if (last?.own && last.first + last.values.length === row) {
      (last.values as unknown[]).push(value);
    } else {
      this.segments.push({ first: row, values: [value], own: true });
    }
  }

  /** Gives each value to `write`, in the order in which they came, and forgets them. */
  drain(write: (row: number, value: unknown) => void): void {
    const { segments } = this;
    this.segments = [];
    for (const { first, values } of segments) {
      for (let i = 0; i < values.length; i++) {
        write(first + i, values[i]);
      }
    }
  }
}
