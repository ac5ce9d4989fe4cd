import { constants } from 'node:buffer';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { bytesOf, type Readable } from '../text/bytes.js';
import { hexOf, linesOf } from '../text/decode.js';
import { BadBytes, Decoder } from '../text/decoder.js';
import { ENCODING_WORDS, type Encoding, markOf, unmarked } from '../text/encodings.js';
import { binaryKind } from './binary.js';

/** Bytes that are looked at to find the encoding. */
const HEAD = 4096;

/** A text to read inputs from, and how messages call it. */
export interface Text {
  /** Such as `data/users.csv`; `:line` can follow. */
  readonly shown: string;
  /** In pieces, so that a long one is never in memory as a whole. */
  pieces(signal?: AbortSignal): AsyncIterable<string>;
  /** @throws RequestError where it is longer than a string can be */
  whole(signal?: AbortSignal): Promise<string>;
  /** What was found so far while it was read. */
  readonly found: { encoding?: Encoding; zeros?: boolean };
}

/**
 * The text of a file, without its byte order mark. Without a mark it is UTF-8, unless something else is said. Nothing of it is
 * replaced: what is no text is refused with its line and byte. Reading throws the file system's errors, and the signal's reason.
 *
 * @param encoding - what the text is said to be in
 */
export function fileText(file: Readable, shown: string, encoding?: Encoding): Text {
  return new FileText(file, shown, encoding);
}

/** A text that is there already. */
export function givenText(text: string, shown: string): Text {
  return {
    shown,
    found: {},
    async *pieces(signal) {
      signal?.throwIfAborted();
      yield text;
    },
    whole: async () => text,
  };
}

class FileText implements Text {
  readonly found: { encoding?: Encoding; zeros?: boolean } = {};

  constructor(
    private readonly file: Readable,
    readonly shown: string,
    private readonly said: Encoding | undefined,
  ) {}

  async *pieces(signal?: AbortSignal): AsyncGenerator<string> {
    const { encoding, skip } = this.begins(await this.head(signal));
    const decoder = new Decoder(encoding);
    this.found.encoding = encoding;
    try {
      for await (const bytes of bytesOf(this.file, skip, signal)) {
        const piece = decoder.write(bytes);
        this.found.zeros ||= piece.includes('\0');
        yield piece;
      }
      decoder.end();
    } catch (error) {
      throw error instanceof BadBytes ? await this.badBytes(error, encoding, skip) : error;
    }
  }

  async whole(signal?: AbortSignal): Promise<string> {
    const pieces: string[] = [];
    let length = 0;
    for await (const piece of this.pieces(signal)) {
      length += piece.length;
      if (length > constants.MAX_STRING_LENGTH) {
        throw new RequestError(
          l10n.t(
            '{0} is too large to be read as one JSON text: it has more than {1} million characters. Write a value per line (.jsonl) instead.',
            this.shown,
            Math.floor(constants.MAX_STRING_LENGTH / 1e6),
          ),
        );
      }
      pieces.push(piece);
    }
    return pieces.join('');
  }

  private async head(signal?: AbortSignal): Promise<Uint8Array> {
    for await (const bytes of bytesOf(this.file, 0, signal)) {
      return Buffer.from(bytes.subarray(0, HEAD));
    }
    return new Uint8Array();
  }

  /** @throws RequestError for what is not read */
  private begins(head: Uint8Array): { encoding: Encoding; skip: number } {
    const { said, shown } = this;
    const mark = markOf(head);
    if (mark?.kind === 'foreign') {
      throw new RequestError(
        l10n.t('{0}:1: this is {1}, by its mark, and that is not read. Save it as UTF-8.', shown, mark.name),
      );
    }
    if (mark) {
      if (said !== undefined && said !== mark.encoding) {
        throw new RequestError(
          l10n.t(
            '{0}:1: this begins with the mark of {1}, and encoding says {2}. Leave encoding out.',
            shown,
            ENCODING_WORDS[mark.encoding],
            ENCODING_WORDS[said],
          ),
        );
      }
      return { encoding: mark.encoding, skip: mark.length };
    }
    if (said !== undefined) {
      return { encoding: said, skip: 0 };
    }
    const kind = binaryKind(head);
    if (kind !== undefined) {
      throw new RequestError(l10n.t('{0} is no text: {1}', shown, kind));
    }
    const wide = unmarked(head);
    if (wide !== undefined) {
      throw new RequestError(
        l10n.t(
          '{0}:1: every other byte is zero, as in {1} without its mark. Give --encoding {2} to read it so, or --encoding utf8 to keep the zeros.',
          shown,
          ENCODING_WORDS[wide],
          wide,
        ),
      );
    }
    return { encoding: 'utf8', skip: 0 };
  }

  private async badBytes(
    { offset, bytes }: BadBytes,
    encoding: Encoding,
    skip: number,
  ): Promise<RequestError> {
    let line = 1;
    const decoder = new Decoder(encoding);
    let left = offset;
    for await (const piece of bytesOf(this.file, skip)) {
      line += linesOf(decoder.write(piece.subarray(0, left))) - 1;
      left -= piece.length;
      if (left <= 0) {
        break;
      }
    }
    const bad = l10n.t(
      '{0}: byte 0x{1} (byte {2} of the file) is no {3}.',
      `${this.shown}:${line}`,
      hexOf(bytes),
      skip + offset,
      ENCODING_WORDS[encoding],
    );
    const advice =
      encoding === 'utf8'
        ? l10n.t('If the file is Latin-1 or Windows-1252, give --encoding latin1; else save it as UTF-8.')
        : l10n.t('Save the file as UTF-8.');
    return new RequestError(l10n.t('{0} {1}', bad, advice));
  }
}
