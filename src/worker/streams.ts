import { StringDecoder } from 'node:string_decoder';

/** The parts of a Writable that are replaced. */
interface Target {
  _write(chunk: string | Uint8Array, encoding: string, done: (error?: Error) => void): void;
  _writev: null;
  end: (...args: unknown[]) => unknown;
  emit(event: string): boolean;
}

/**
 * Takes what is written to a stream of this process. Writing stays the stream's own affair, with its encodings, callbacks,
 * `cork` and errors; only where it goes to is another. The stream has no end: the next task writes to it, too.
 *
 * @param take - gets the text, in the pieces in which it was written
 */
export function takeOver(stream: NodeJS.WriteStream, take: (text: string) => void): void {
  const target = stream as unknown as Target;
  const decoded = decoder();
  target._write = (chunk, encoding, done) => {
    take(decoded(chunk, encoding));
    done();
  };
  target._writev = null;
  target.end = (...args) => {
    const done = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    const [chunk, encoding] = args.filter((arg) => typeof arg !== 'function');
    if (chunk !== undefined && chunk !== null) {
      stream.write(chunk as string, encoding as BufferEncoding);
    }
    process.nextTick(() => {
      target.emit('finish');
      done?.();
    });
    return stream;
  };
}

/** What a terminal shows of the bytes that Node would write; a sign may come in several pieces. */
function decoder(): (chunk: string | Uint8Array, encoding: string) => string {
  const bytes = new StringDecoder('utf8');
  let isWhole = true;
  return (chunk, encoding) => {
    if (typeof chunk !== 'string' || !/^utf-?8$/i.test(encoding)) {
      isWhole = false;
      return bytes.write(Buffer.from(chunk as string, encoding as BufferEncoding));
    }
    const rest = isWhole ? '' : bytes.end();
    isWhole = true;
    return rest + chunk;
  };
}
