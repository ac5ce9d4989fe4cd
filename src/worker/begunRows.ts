import { openSync, writeSync } from 'node:fs';
import { Begun } from './begun.js';
import type { CellWriter } from './cell.js';

/** Short tasks are written down together, as many as run in about so many ms. */
const TOGETHER = 1;
/** So many times as many as the last time, at most. */
const GROWTH = 8;

/**
 * Writes down, in a file that outlives the run's process, which rows have begun: before they begin. What a row that takes
 * its time costs is one small write; of short ones many are written at once.
 */
export class BegunRows {
  private readonly fd: number;
  private bytes = new Uint8Array(64);
  /** Record row of the batch's first task, and how many there are. */
  private first = 0;
  private count = 0;
  /** Places of the batch that were written down last: from `from` to before `limit`, at `since` (ms). */
  private from = 0;
  private limit = 0;
  private since = 0;

  /** @param file - a descriptor, or the path of a file that is there @throws Error of the file system */
  constructor(file: number | string) {
    this.fd = typeof file === 'number' ? file : openSync(file, 'r+');
  }

  /** A batch begins. */
  begin(first: number, count: number): void {
    this.first = first;
    this.count = count;
    this.from = 0;
    this.limit = 0;
  }

  /**
   * The task at place `at` is about to begin, or the batch has ended.
   *
   * @param now - ms
   * @returns the place before which nothing has to be told
   */
  enter(at: number, now: number): number {
    const { from, limit } = this;
    const before = limit - from;
    const took = now - this.since;
    if (at === this.count) {
      // Of several it is not known here whether all have begun: the batch may have been stopped.
      if (before === 1 && took > TOGETHER) {
        this.write(1, 0);
      }
      return limit;
    }
    const most = before === 0 ? 1 : Math.floor((before * TOGETHER) / Math.max(took, TOGETHER / 1000));
    const next = Math.min(Math.max(1, most), Math.max(1, before * GROWTH), this.count - at);
    this.write(at - from, next);
    this.from = at;
    this.limit = at + next;
    this.since = now;
    return this.limit;
  }

  /** Writes that so many tasks from `from` on have ended, and that of the `next` after them the first one begins. */
  private write(ended: number, next: number): void {
    const length = ended + next;
    if (length > this.bytes.length) {
      this.bytes = new Uint8Array(2 * length);
    }
    const { bytes } = this;
    bytes.fill(Begun.ended, 0, ended);
    bytes.fill(Begun.perhaps, ended, length);
    if (next > 0) {
      bytes[ended] = Begun.begun;
    }
    try {
      writeSync(this.fd, bytes, 0, length, this.first + this.from);
    } catch {
      // The disk is full, or the user's code has closed the file: a run that is not killed does not need it.
    }
  }
}

/** A cell whose tasks are written down in a file, too. */
export function withBegunRows(cell: CellWriter, rows: BegunRows): CellWriter {
  let limit = 0;
  return {
    ...cell,
    begin(first, count) {
      limit = 0;
      rows.begin(first, count);
      cell.begin(first, count);
    },
    write(seq, at, started) {
      if (at >= limit) {
        limit = rows.enter(at, started);
      }
      cell.write(seq, at, started);
    },
  };
}
