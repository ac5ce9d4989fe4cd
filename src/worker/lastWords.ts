import type { OutputMessage } from './wire.js';

type Line = OutputMessage['lines'][number];
type Stream = Line['stream'];

/** Ends each part: no text has it as UTF-8. */
const END = 0xff;
/** The parts: lines that wait to be sent, and the line of each stream that has no end yet. Bytes. */
const WAITING = 32 * 1024;
const OPEN = 8 * 1024;
const PLACES = { stdout: WAITING, stderr: WAITING + OPEN } as const;
/** Bytes of all parts. */
export const LAST_WORDS_BYTES = WAITING + 2 * OPEN;

/** Writes bytes into what can be read after this worker's death. */
export type Keep = (at: number, bytes: Uint8Array) => void;

/**
 * What a worker has printed and not sent yet, kept where its death does not take it along: a function that spins until it
 * is killed gives nobody a chance to send anything.
 */
export class LastWords {
  private readonly encoder = new TextEncoder();
  private readonly scratch = new Uint8Array(WAITING);
  private waiting = 0;
  private readonly open: Record<Stream, number> = { stdout: 0, stderr: 0 };

  constructor(private readonly keep: Keep) {}

  /** A line is to wait. @returns false when there is no room for it: then it is not kept */
  waits(line: Line): boolean {
    const written = this.write(`${JSON.stringify(line)}\n`, this.waiting, WAITING);
    this.waiting += written ?? 0;
    return written !== null;
  }

  /** The lines that waited have been sent. */
  clear(): void {
    this.waiting = 0;
    this.scratch[0] = END;
    this.keep(0, this.scratch.subarray(0, 1));
  }

  /** A part of a line was printed; of a long line the beginning is kept. */
  opened(stream: Stream, text: string, { at, index }: Pick<Line, 'at' | 'index'>): void {
    const place = PLACES[stream];
    const from = this.open[stream];
    if (from < 0) {
      return;
    }
    const head = from === 0 ? `${JSON.stringify({ at, index })}\n` : '';
    const written = this.write(head + text, place + from, place + OPEN);
    if (written !== null) {
      this.open[stream] += written;
      return;
    }
    const room = OPEN - from - head.length - MORE.length - 4;
    this.write(head + text.slice(0, Math.max(0, Math.floor(room / 3))) + MORE, place + from, place + OPEN);
    this.open[stream] = -1;
  }

  /** The line has come to its end. */
  closed(stream: Stream): void {
    if (this.open[stream] === 0) {
      return;
    }
    this.open[stream] = 0;
    this.scratch[0] = END;
    this.keep(PLACES[stream], this.scratch.subarray(0, 1));
  }

  /** @returns how many bytes it took, or null when it does not fit */
  private write(text: string, from: number, to: number): number | null {
    const room = to - from - 1;
    if (text.length > room) {
      return null;
    }
    const { read, written } = this.encoder.encodeInto(text, this.scratch.subarray(0, room));
    if (read < text.length) {
      return null;
    }
    this.scratch[written] = END;
    this.keep(from, this.scratch.subarray(0, written + 1));
    return written;
  }
}

/** In the place of what is not kept of a line. */
const MORE = ' … (the rest of this line was lost with the worker)';

/** The lines that a worker had printed and not sent when it died. @param bytes - what it kept */
export function lastWords(bytes: Uint8Array): Line[] {
  const waiting = part(bytes, 0)
    .split('\n')
    .filter((line) => line !== '');
  const lines = waiting.map((line) => JSON.parse(line) as Line);
  for (const stream of ['stdout', 'stderr'] as const) {
    const open = part(bytes, PLACES[stream]);
    const end = open.indexOf('\n');
    if (end > 0) {
      const { at, index } = JSON.parse(open.slice(0, end)) as Line;
      lines.push({ at, index, stream, text: open.slice(end + 1) });
    }
  }
  return lines;
}

function part(bytes: Uint8Array, from: number): string {
  const end = bytes.indexOf(END, from);
  return end <= from || bytes[from] === 0 ? '' : new TextDecoder().decode(bytes.slice(from, end));
}
