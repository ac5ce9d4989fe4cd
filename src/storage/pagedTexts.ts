import { type PackedTexts, packTexts } from '../record/packedTexts.js';
import type { Texts } from '../record/texts.js';
import { ABSENT } from './sections.js';
import type { Spill } from './spill.js';

/** Bytes of a page; what does not fit into one is a page of its own. */
const PAGE = 1 << 20;
/** So many bytes of texts are held in memory; the pages filled first go to the file beyond it. */
export const IN_MEMORY = 1 << 26;

/** A page: its bytes in memory, or where they stand in the file. */
type Page = { bytes: Buffer; used: number } | { place: number; used: number };

/**
 * Texts as UTF-8, in pages: a text costs its bytes and 12 more, and those that do not fit into the memory are read from a
 * file. A text that is set anew leaves its old bytes where they are.
 */
export class PagedTexts implements Texts {
  length = 0;
  private readonly pages: Page[] = [];
  private page = new Uint32Array(0);
  private start = new Uint32Array(0);
  /** Bytes, and one more: 0 is no text. */
  private size = new Uint32Array(0);
  private inMemory = 0;
  /** The first page that may be in memory yet. */
  private oldest = 0;
  /** The page that was last read from the file. */
  private last: { page: number; bytes: Buffer } = { page: -1, bytes: Buffer.alloc(0) };

  /**
   * @param spill - where to what does not fit
   * @param room - bytes that are held in memory
   */
  constructor(
    private readonly spill: Spill,
    private readonly room = IN_MEMORY,
  ) {}

  has(row: number): boolean {
    return (this.size[row] ?? 0) > 0;
  }

  sizeOf(row: number): number {
    return Math.max(0, (this.size[row] ?? 0) - 1);
  }

  at(row: number): string | undefined {
    return this.has(row) ? this.bytesOf(row).toString() : undefined;
  }

  /** @returns the text as it is kept; do not change it */
  bytesOf(row: number): Buffer {
    const start = this.start[row] as number;
    return this.read(this.page[row] as number).subarray(start, start + this.sizeOf(row));
  }

  set(row: number, text: string | undefined): void {
    this.grow(row + 1);
    if (text === undefined) {
      this.size[row] = 0;
      return;
    }
    const bytes = Buffer.byteLength(text);
    const { page, to, at } = this.take(bytes);
    to.write(text, at);
    this.place(row, page, at, bytes);
    this.makeRoom();
  }

  setAll(rows: ArrayLike<number>, texts: readonly string[] | PackedTexts): void {
    const { all, ends } = 'all' in texts ? texts : packTexts(texts);
    const bytes = Buffer.byteLength(all);
    if (bytes !== all.length) {
      // Where each text ends is told in characters.
      for (let i = 0; i < rows.length; i++) {
        this.set(rows[i] as number, all.slice(i === 0 ? 0 : ends[i - 1], ends[i]));
      }
      return;
    }
    const { page, to, at } = this.take(bytes);
    to.write(all, at, 'latin1');
    let start = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const end = ends[i] as number;
      this.grow(row + 1);
      this.place(row, page, at + start, end - start);
      start = end;
    }
    this.makeRoom();
  }

  /**
   * Adds texts after the last one.
   *
   * @param bytes - one after the other
   * @param sizes - of each its bytes; ABSENT: there is none
   */
  append(bytes: Uint8Array, sizes: Uint32Array): void {
    const { page, to, at } = this.take(bytes.length);
    to.set(bytes, at);
    let start = at;
    for (const size of sizes) {
      const row = this.length;
      this.grow(row + 1);
      if (size !== ABSENT) {
        this.place(row, page, start, size);
        start += size;
      }
    }
    this.makeRoom();
  }

  *[Symbol.iterator](): Iterator<string | undefined> {
    for (let row = 0; row < this.length; row++) {
      yield this.at(row);
    }
  }

  private place(row: number, page: number, start: number, bytes: number): void {
    this.page[row] = page;
    this.start[row] = start;
    this.size[row] = bytes + 1;
  }

  /** Room for so many bytes, in the last page where they fit there. */
  private take(bytes: number): { page: number; to: Buffer; at: number } {
    let page = this.pages.length - 1;
    let last = this.pages[page];
    if (last === undefined || !('bytes' in last) || last.used + bytes > last.bytes.length) {
      page = this.addPage(Buffer.allocUnsafeSlow(Math.max(PAGE, bytes)), 0);
      last = this.pages[page];
    }
    const found = last as { bytes: Buffer; used: number };
    const at = found.used;
    found.used += bytes;
    return { page, to: found.bytes, at };
  }

  private addPage(bytes: Buffer, used: number): number {
    this.inMemory += bytes.length;
    return this.pages.push({ bytes, used }) - 1;
  }

  /** Hands the oldest pages to the file. Where that takes nothing, they stay. */
  private makeRoom(): void {
    while (this.inMemory > this.room && this.oldest < this.pages.length - 1) {
      const page = this.pages[this.oldest] as { bytes: Buffer; used: number };
      const place = this.spill.write(page.bytes.subarray(0, page.used));
      if (place === null) {
        return;
      }
      this.inMemory -= page.bytes.length;
      this.pages[this.oldest++] = { place, used: page.used };
    }
  }

  private read(number: number): Buffer {
    const page = this.pages[number] as Page;
    if ('bytes' in page) {
      return page.bytes;
    }
    if (this.last.page !== number) {
      this.last = { page: number, bytes: this.spill.read(page.place, page.used) };
    }
    return this.last.bytes;
  }

  private grow(length: number): void {
    this.length = Math.max(this.length, length);
    if (length > this.size.length) {
      const most = Math.max(length, 1024, 2 * this.size.length);
      const grown = (before: Uint32Array) => {
        const after = new Uint32Array(most);
        after.set(before);
        return after;
      };
      [this.page, this.start, this.size] = [grown(this.page), grown(this.start), grown(this.size)];
    }
  }
}
