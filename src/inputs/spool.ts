import { randomBytes } from 'node:crypto';
import { closeSync, openSync, unlinkSync, write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { markOf } from '../text/encodings.js';
import { tooMany } from './open.js';

/** Bytes of a text that is kept: who writes into a pipe may never end. */
const MOST_BYTES = 2 ** 33;
/** Bytes without a line end, after which no line of inputs comes any more. */
const MOST_IN_LINE = 2 ** 29;
/** Lines may be blank: only where there are far more of them than inputs are allowed, those are too many. */
const LINES_PER_INPUT = 4;
const FEWEST_LINES = 1_000_000;
const LINE_END = 10;
const BRACKET = 0x5b;

const writeTo = promisify(write);

/**
 * Reads a stream to its end, once, and keeps its bytes in a file that has no name any more: however this program ends, nothing of
 * it stays.
 *
 * @param stream - of bytes
 * @param shown - what messages call it
 * @param maxInputs - inputs that a run may have
 * @returns the file's descriptor; it is the taker's to close
 * @throws RequestError where it cannot be kept, or goes on past all bounds; the stream's errors; the signal's reason
 */
export async function spool(
  stream: AsyncIterable<Uint8Array>,
  shown: string,
  maxInputs: number,
  signal: AbortSignal,
): Promise<number> {
  const file = keep(shown);
  try {
    const bounds = new Bounds(shown, maxInputs);
    for await (const bytes of stream) {
      signal.throwIfAborted();
      bounds.pass(bytes);
      for (let at = 0; at < bytes.length; ) {
        at += (await writeTo(file, bytes, at, bytes.length - at).catch(fail)).bytesWritten;
      }
    }
    signal.throwIfAborted();
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }

  function fail(error: Error): never {
    throw cannotKeep(shown, error);
  }
}

const readFirst = () =>
  l10n.t(
    'What comes through a pipe is read to its end before a run begins; for a long list raise --max-inputs.',
  );

/** What an endless stream runs into, whatever it says. */
class Bounds {
  private bytes = 0;
  private lines = 0;
  private lineStart = 0;
  private isList = false;
  private isWide = false;
  private readonly mostLines: number;

  constructor(
    private readonly shown: string,
    private readonly maxInputs: number,
  ) {
    this.mostLines = Math.max(FEWEST_LINES, LINES_PER_INPUT * maxInputs);
  }

  /** @throws RequestError */
  pass(piece: Uint8Array): void {
    if (this.bytes === 0) {
      const mark = markOf(piece);
      this.isWide = mark?.kind === 'mark' && mark.encoding !== 'utf8';
      this.isList = piece.find((byte) => byte > 32 && byte < 0x80) === BRACKET;
    }
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) {
      this.lines++;
      this.lineStart = this.bytes + at + 1;
    }
    this.bytes += bytes.length;
    // In UTF-16 such a byte may be half of anything; an array may be long, and stand on one line or on many.
    if (!this.isList && !this.isWide) {
      if (this.lines > this.mostLines) {
        throw tooMany({ maxInputs: this.maxInputs, tooMany: readFirst() });
      }
      if (this.bytes - this.lineStart > MOST_IN_LINE) {
        const line = `${this.shown}:${this.lines + 1}`;
        throw new RequestError(
          l10n.t(
            '{0}: this line is longer than {1} million characters.',
            line,
            Math.floor(MOST_IN_LINE / 1e6),
          ),
        );
      }
    }
    if (this.bytes > MOST_BYTES) {
      throw new RequestError(
        l10n.t(
          '{0} has more than {1} GB. Write it into a file, if it ends.',
          this.shown,
          MOST_BYTES / 2 ** 30,
        ),
      );
    }
  }
}

function keep(shown: string): number {
  const path = join(tmpdir(), `poolscope-${randomBytes(8).toString('hex')}`);
  try {
    const file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return file;
  } catch (error) {
    throw cannotKeep(shown, error as Error);
  }
}

function cannotKeep(shown: string, error: Error): RequestError {
  return new RequestError(l10n.t('{0} cannot be kept in {1}: {2}.', shown, tmpdir(), error.message), {
    cause: error,
  });
}
