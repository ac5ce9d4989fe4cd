import { type PackedTexts, unpackTexts } from './packedTexts.js';

/** The texts (JSON) of a record's rows, one each at most. Where they are kept is up to whoever makes it. */
export interface Texts extends Iterable<string | undefined> {
  /** The row after the last one that may have a text. */
  readonly length: number;
  /** @returns the text of a row; undefined: it has none */
  at(row: number): string | undefined;
  /** @returns how long that text is: characters, or bytes of UTF-8; 0: there is none */
  sizeOf(row: number): number;
  /** @param text - undefined: the row has none any more */
  set(row: number, text: string | undefined): void;
  /** Sets many at once. @param rows - of each text, its row */
  setAll(rows: ArrayLike<number>, texts: readonly string[] | PackedTexts): void;
}

/** Texts as strings in memory. */
export class TextList implements Texts {
  private readonly list: (string | undefined)[] = [];

  get length(): number {
    return this.list.length;
  }

  at(row: number): string | undefined {
    return this.list[row];
  }

  sizeOf(row: number): number {
    return this.list[row]?.length ?? 0;
  }

  /** A list that is written far past its end turns into a slow map, so it is filled first. */
  set(row: number, text: string | undefined): void {
    const { list } = this;
    while (list.length < row) {
      list.push(undefined);
    }
    list[row] = text;
  }

  setAll(rows: ArrayLike<number>, texts: readonly string[] | PackedTexts): void {
    const all = 'all' in texts ? unpackTexts(texts) : texts;
    all.forEach((text, i) => {
      this.set(rows[i] as number, text);
    });
  }

  [Symbol.iterator](): Iterator<string | undefined> {
    return this.list[Symbol.iterator]();
  }
}

/** How long the texts are in the mean, as `sizeOf` has it. @param most - so many of the first are looked at */
export function meanSize(texts: Texts, most = texts.length): number {
  const count = Math.min(most, texts.length);
  let sum = 0;
  for (let row = 0; row < count; row++) {
    sum += texts.sizeOf(row);
  }
  return sum / Math.max(1, count);
}
