const ARRAYS = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  i16: Int16Array,
  u8: Uint8Array,
} as const;

export type ColumnKind = keyof typeof ARRAYS;
export type ColumnSpec = Readonly<Record<string, ColumnKind>>;
type ArrayOf<K extends ColumnKind> = InstanceType<(typeof ARRAYS)[K]>;
type TypedArray = ArrayOf<ColumnKind>;

/** Some rows of a table, a typed array per column, all of one length. */
export type Batch<S extends ColumnSpec> = { [K in keyof S]: ArrayOf<S[K]> };
export type Row<S extends ColumnSpec> = { [K in keyof S]: number };

/** What a number column holds where there is nothing yet. */
function blank(kind: ColumnKind): number {
  return kind === 'f64' || kind === 'f32' ? Number.NaN : kind === 'u8' ? 0 : -1;
}

/**
 * A table that grows, stored as one typed array per column: a million rows are a few allocations, and a batch of
 * rows crosses a process or a window without an object per row.
 */
export class Columns<S extends ColumnSpec> {
  length = 0;
  /** The arrays themselves, longer than `length`: read `data.x[i]` for `i < length` only. Replaced when they grow. */
  data: Batch<S>;
  private capacity = 16;

  constructor(readonly spec: S) {
    this.data = allocate(spec, this.capacity);
  }

  /** Makes the table at least `length` rows long; the new ones are blank (NaN, -1 or 0). */
  grow(length: number): void {
    if (length <= this.length) {
      return;
    }
    if (length > this.capacity) {
      this.capacity = Math.max(length, this.capacity * 2);
      const wider = allocate(this.spec, this.capacity);
      for (const name of this.names()) {
        (wider[name] as TypedArray).set((this.data[name] as TypedArray).subarray(0, this.length));
      }
      this.data = wider;
    }
    this.length = length;
  }

  /** Adds a row. @returns its number. */
  push(row: Row<S>): number {
    const at = this.length;
    this.grow(at + 1);
    for (const name of this.names()) {
      (this.data[name] as TypedArray)[at] = row[name];
    }
    return at;
  }

  /** Copies the rows named by `rows`, in that order. */
  gather(rows: ArrayLike<number>): Batch<S> {
    const batch = allocate(this.spec, rows.length);
    for (const name of this.names()) {
      const from = this.data[name] as TypedArray;
      const to = batch[name] as TypedArray;
      for (let i = 0; i < rows.length; i++) {
        to[i] = from[rows[i] as number] as number;
      }
    }
    return batch;
  }

  /** Writes a batch back to the rows it was gathered from, growing the table where it must. */
  scatter(rows: ArrayLike<number>, batch: Batch<S>): void {
    let last = -1;
    for (let i = 0; i < rows.length; i++) {
      last = Math.max(last, rows[i] as number);
    }
    this.grow(last + 1);
    for (const name of this.names()) {
      const from = batch[name] as TypedArray;
      const to = this.data[name] as TypedArray;
      for (let i = 0; i < rows.length; i++) {
        to[rows[i] as number] = from[i] as number;
      }
    }
  }

  /** A view of one column without the spare room at its end; valid until the table grows. */
  column<K extends keyof S>(name: K): Batch<S>[K] {
    return (this.data[name] as TypedArray).subarray(0, this.length) as Batch<S>[K];
  }

  names(): (keyof S)[] {
    return Object.keys(this.spec);
  }
}

function allocate<S extends ColumnSpec>(spec: S, length: number): Batch<S> {
  const batch: Record<string, TypedArray> = {};
  for (const [name, kind] of Object.entries(spec)) {
    const array = new ARRAYS[kind](length);
    const empty = blank(kind);
    batch[name] = empty === 0 ? array : array.fill(empty);
  }
  return batch as Batch<S>;
}
