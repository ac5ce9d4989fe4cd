import type { Columns } from './columns.js';
import type { TASK_COLUMNS } from './schema.js';

/** The number of the first task's chunk, and the tasks in each. */
export interface Chunks {
  first: number;
  size: number;
}

/** Rows of tasks that were handed over, of which those before `next` have been written. Times in ms. */
interface Part {
  next: number;
  first: number;
  end: number;
  submitted: number;
  fn: number;
  /** Number of the first row's chunk, or -1; tasks in each. */
  chunk: number;
  size: number;
  /** Of calls of one task each: when each was handed over, instead of `submitted`. */
  times?: number[];
}

/**
 * Tasks that were handed to the pool. What is known of them is not written at once, because the workers would stand
 * still for as long as a million rows take.
 */
export class HandedOver {
  private readonly parts: Part[] = [];
  /** How many chunks there have been. */
  private chunks = 0;

  constructor(private readonly rows: Columns<typeof TASK_COLUMNS>) {}

  /** @param submitted - ms from the run's start */
  add(first: number, count: number, submitted: number, fn: number, chunks: Chunks | undefined): void {
    const part = { next: first, first, end: first + count, submitted, fn, chunk: -1, size: count };
    if (chunks && count > 0) {
      part.chunk = Math.max(this.chunks, chunks.first);
      part.size = chunks.size;
      this.chunks = part.chunk + Math.ceil(count / chunks.size);
    }
    this.parts.push(part);
    if (count === 1) {
      this.write(first + 1);
    }
  }

  /** One task that is no chunk. */
  addCall(row: number, submitted: number, fn: number): void {
    let last = this.parts.at(-1);
    if (last?.times === undefined || last.end !== row || last.fn !== fn) {
      last = { next: row, first: row, end: row, submitted: 0, fn, chunk: -1, size: 1, times: [] };
      this.parts.push(last);
    }
    last.end = row + 1;
    last.times?.push(submitted);
  }

  /** @returns the number of a chunk that has come about only now */
  nextChunk(): number {
    return this.chunks++;
  }

  /** Writes what is known of those before row `end`. */
  write(end: number): void {
    const { rows, parts } = this;
    const last = parts.at(-1);
    if (last) {
      rows.reserve(last.end);
    }
    let at = 0;
    for (; at < parts.length && rows.length < end; at++) {
      const part = parts[at] as Part;
      const to = Math.min(end, part.end);
      rows.grow(to);
      writePart(rows, part, to);
      part.next = to;
      if (to < part.end) {
        break;
      }
    }
    parts.splice(0, at);
  }
}

function writePart({ data }: Columns<typeof TASK_COLUMNS>, part: Part, to: number): void {
  data.function.fill(part.fn, part.next, to);
  if (part.times) {
    data.submitted.set(part.times.slice(part.next - part.first, to - part.first), part.next);
  } else {
    data.submitted.fill(part.submitted, part.next, to);
  }
  if (part.chunk >= 0) {
    for (let row = part.next; row < to; ) {
      const number = Math.floor((row - part.first) / part.size);
      const chunkEnd = Math.min(to, part.first + (number + 1) * part.size);
      data.chunk.fill(part.chunk + number, row, chunkEnd);
      row = chunkEnd;
    }
  }
}
