import { RunStore } from './store.js';

/** Values of consecutive rows. `own`: the list is this class's, and can grow. */
interface Segment {
  first: number;
  values: ArrayLike<unknown>;
  own: boolean;
}

/** Values whose texts are made when somebody asks for them. A list of numbers stays the list that it is. */
export class LazyTexts {
  /** In the order of their rows. */
  private segments: Segment[] = [];

  /** @param encode - a value as its text */
  constructor(private readonly encode: (value: unknown) => string) {}

  /** @param values - constants, of the rows from `first` on; the list must not change any more */
  add(first: number, values: ArrayLike<unknown>): void {
    if (values.length > 0) {
      this.insert({ first, values, own: false });
    }
  }

  /** @param value - a constant */
  addOne(row: number, value: unknown): void {
    const last = this.segments.at(-1);
    if (last?.own && last.first + last.values.length === row) {
      (last.values as unknown[]).push(value);
    } else {
      this.insert({ first: row, values: [value], own: true });
    }
  }

  /** They come nearly in order. */
  private insert(segment: Segment): void {
    const { segments } = this;
    let at = segments.length;
    while (at > 0 && (segments[at - 1] as Segment).first > segment.first) {
      at--;
    }
    segments.splice(at, 0, segment);
  }

  /** Writes all texts into a list, and forgets the values. */
  drain(list: (string | undefined)[]): void {
    const { segments } = this;
    this.segments = [];
    for (const { first, values } of segments) {
      for (let i = 0; i < values.length; i++) {
        RunStore.write(list, first + i, this.encode(values[i]));
      }
    }
  }

  /**
   * The texts of some rows, without keeping them.
   *
   * @param rows - ascending
   * @param list - the texts of rows whose values are not here
   */
  textsOf(rows: ArrayLike<number>, list: readonly (string | undefined)[]): string[] {
    const texts: string[] = new Array(rows.length);
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      let segment = this.segments[at];
      while (segment && segment.first + segment.values.length <= row) {
        segment = this.segments[++at];
      }
      texts[i] =
        segment && segment.first <= row
          ? this.encode(segment.values[row - segment.first])
          : (list[row] as string);
    }
    return texts;
  }
}
