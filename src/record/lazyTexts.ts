import type { Texts } from './texts.js';

/** Values of consecutive rows. `own`: the list is this class's, and can grow. `told`: so many are not needed any more. */
interface Segment {
  first: number;
  values: ArrayLike<unknown>;
  own: boolean;
  told: number;
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
      this.insert({ first, values, own: false, told: 0 });
    }
  }

  /** @param value - a constant */
  addOne(row: number, value: unknown): void {
    const last = this.segments.at(-1);
    if (last?.own && last.first + last.values.length === row) {
      (last.values as unknown[]).push(value);
    } else {
      this.insert({ first: row, values: [value], own: true, told: 0 });
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
  drain(list: Texts): void {
    const { segments } = this;
    this.segments = [];
    for (const { first, values } of segments) {
      for (let i = 0; i < values.length; i++) {
        list.set(first + i, this.encode(values[i]));
      }
    }
  }

  /**
   * The texts of some rows, without keeping them.
   *
   * @param rows - ascending
   * @param list - the texts of rows whose values are not here
   */
  textsOf(rows: ArrayLike<number>, list: Texts): string[] {
    const texts: string[] = new Array(rows.length);
    this.forEach(rows, (segment, row, i) => {
      texts[i] = segment ? this.encode(segment.values[row - segment.first]) : (list.at(row) as string);
    });
    return texts;
  }

  /** The texts of these rows, which are ascending, are not asked for again: values of which all are told are let go. */
  forget(rows: ArrayLike<number>): void {
    this.forEach(rows, (segment) => {
      if (segment) {
        segment.told++;
      }
    });
    this.segments = this.segments.filter(({ told, values }) => told < values.length);
  }

  /** Visits rows, which are ascending, each with the segment that has its value; null: none has. */
  private forEach(
    rows: ArrayLike<number>,
    visit: (segment: Segment | null, row: number, i: number) => void,
  ): void {
    let at = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      let segment = this.segments[at];
      while (segment && segment.first + segment.values.length <= row) {
        segment = this.segments[++at];
      }
      visit(segment && segment.first <= row ? segment : null, row, i);
    }
  }
}
