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

/** Tables grow by at least so many blank rows. */
const ONE_BY_ONE = 256;

/** Fewer values than this are copied one by one: a view of them costs more. */
const AT_ONCE = 16;

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
  /** Rows before this one are blank where nothing has been written to them. */
  private blanked = 0;
  /** The columns whose blank is not 0. */
  private readonly blanks: (keyof S)[];

  constructor(readonly spec: S) {
    this.data = allocate(spec, this.capacity);
    this.blanks = this.names().filter((name) => blank(spec[name] as ColumnKind) !== 0);
  }

  /** Makes room for so many rows, without adding any: to be called where they are known to come. */
  reserve(length: number): void {
    if (length > this.capacity) {
      this.capacity = Math.max(length, this.capacity * 2);
      this.blanked = this.length;
      this.data = allocate(this.spec, this.capacity, this.data, this.length);
    }
  }

  /** Makes the table at least `length` rows long; the new ones are blank (NaN, -1 or 0). */
  grow(length: number): void {
    if (length <= this.length) {
      return;
    }
    this.reserve(length);
    if (length > this.blanked) {
      this.blank(length);
    }
    this.length = length;
  }

  /** Some rows more than are needed, because they may come one by one. */
  private blank(length: number): void {
    const to = Math.min(this.capacity, Math.max(length, this.blanked + ONE_BY_ONE));
    for (const name of this.blanks) {
      (this.data[name] as TypedArray).fill(blank(this.spec[name] as ColumnKind), this.blanked, to);
    }
    this.blanked = to;
  }

  /** Adds a row. @returns its number. */
  push(row: Row<S>): number {
    const at = this.length;
    this.grow(at + 1);
    for (const name in this.data) {
      (this.data[name] as TypedArray)[at] = row[name] as number;
    }
    return at;
  }

  /** Copies the rows named by `rows`, in that order. */
  gather(rows: ArrayLike<number>): Batch<S> {
    const batch = allocate(this.spec, rows.length);
    for (const { at, first, count } of runsOf(rows)) {
      for (const name of this.names()) {
        copy(this.data[name] as TypedArray, first, batch[name] as TypedArray, at, count);
      }
    }
    return batch;
  }

  /** Writes a batch back to the rows it was gathered from, growing the table where it must. */
  scatter(rows: ArrayLike<number>, batch: Batch<S>): void {
    const runs = [...runsOf(rows)];
    this.grow(runs.reduce((length, { first, count }) => Math.max(length, first + count), 0));
    for (const { at, first, count } of runs) {
      for (const name of this.names()) {
        copy(batch[name] as TypedArray, at, this.data[name] as TypedArray, first, count);
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

function copy(from: TypedArray, at: number, to: TypedArray, place: number, count: number): void {
  if (count >= AT_ONCE) {
    to.set(from.subarray(at, at + count), place);
    return;
  }
  for (let i = 0; i < count; i++) {
    to[place + i] = from[at + i] as number;
  }
}

/** Rows that follow each other are copied together. `at`: the place in `rows` of the `first` of them. */
function* runsOf(rows: ArrayLike<number>): Generator<{ at: number; first: number; count: number }> {
  for (let at = 0; at < rows.length; ) {
    const first = rows[at] as number;
    let end = at + 1;
    while (end < rows.length && rows[end] === first + end - at) {
      end++;
    }
    yield { at, first, count: end - at };
    at = end;
  }
}

/** @param old - columns whose first `kept` rows are taken over; the others are 0, and touch no memory yet */
function allocate<S extends ColumnSpec>(spec: S, length: number, old?: Batch<S>, kept = 0): Batch<S> {
  const batch: Record<string, TypedArray> = {};
  for (const [name, kind] of Object.entries(spec)) {
    const array = new ARRAYS[kind](length);
    if (old) {
      array.set((old[name] as TypedArray).subarray(0, kept));
    }
    batch[name] = array;
  }
  return batch as Batch<S>;
}
