/**
 * Goes through the log of a web server, a stretch of bytes at a time. An input is only the place of a stretch, a few
 * bytes to send; each worker reads its part of the file itself. (Sending the text instead would cost more than parsing
 * it.) Each result is a small summary, and `merge` shows how they become one.
 *
 * `data/access.log` is made up; `data/make-log.mjs` has written it, and can write a larger one.
 */
import { type FileHandle, open, stat } from 'node:fs/promises';

const LOG = new URL('./data/access.log', import.meta.url);
const STRETCH = 16 * 1024;
const LINE = /^(\S+) \S+ \S+ \[[^\]]+\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+)$/;

interface Stretch {
  from: number;
  to: number;
}

interface Summary {
  lines: number;
  bytes: number;
  /** Requests by status: { "200": 812, … }. */
  statuses: Record<string, number>;
  /** Lines that are no entry. */
  broken: number;
}

export async function inputs(): Promise<Stretch[]> {
  const { size } = await stat(LOG);
  return Array.from({ length: Math.ceil(size / STRETCH) }, (_, i) => ({
    from: i * STRETCH,
    to: Math.min(size, (i + 1) * STRETCH),
  }));
}

/** Counts the lines that begin in a stretch; the last one may end after it. */
export async function summarize({ from, to }: Stretch): Promise<Summary> {
  const summary: Summary = { lines: 0, bytes: 0, statuses: {}, broken: 0 };
  for (const line of await linesBeginningIn(from, to)) {
    const [, , , , status, bytes] = LINE.exec(line) ?? [];
    summary.lines++;
    if (status === undefined) {
      summary.broken++;
    } else {
      summary.bytes += Number(bytes);
      summary.statuses[status] = (summary.statuses[status] ?? 0) + 1;
    }
  }
  return summary;
}

/** All summaries in one: what to do with the results. */
export function merge(summaries: Summary[]): Summary {
  const all: Summary = { lines: 0, bytes: 0, statuses: {}, broken: 0 };
  for (const { lines, bytes, statuses, broken } of summaries) {
    all.lines += lines;
    all.bytes += bytes;
    all.broken += broken;
    for (const [status, count] of Object.entries(statuses)) {
      all.statuses[status] = (all.statuses[status] ?? 0) + count;
    }
  }
  return all;
}

async function linesBeginningIn(from: number, to: number): Promise<string[]> {
  const file = await open(LOG);
  try {
    // From one byte earlier: a line begins at `from` only when the one before it ends there.
    const start = Math.max(0, from - 1);
    const text = await read(file, start, to + 1000);
    const first = from === 0 ? 0 : text.indexOf('\n') + 1;
    const last = text.indexOf('\n', to - start - 1);
    return text
      .slice(first, last < 0 ? undefined : last)
      .split('\n')
      .filter(Boolean);
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, from: number, to: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.toString('latin1', 0, bytesRead);
}
