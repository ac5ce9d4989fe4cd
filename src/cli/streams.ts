import { inertJson } from '../record/inertJson.js';
import { joined } from '../record/pieces.js';
import { shown } from './shown.js';

/** What a run has brought cannot be written. The run was right, so this is no `RequestError`. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** A reader that goes away (`| head`) ends what is written to it, not the program: no stack trace. */
export function survivePipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {});
  }
}

/**
 * Says something on stderr: the one way there for texts with words of others in them, be it a name, a path or what was thrown.
 *
 * @param text - ends with a line break
 */
export function tell(text: string): void {
  process.stderr.write(shown(text));
}

/** Prints what people read, painted or not, to stdout. */
export function printText(pieces: Iterable<string>): Promise<void> {
  return print(shownPieces(pieces));
}

function* shownPieces(pieces: Iterable<string>): Generator<string> {
  const looks = process.stdout.isTTY === true;
  for (const piece of pieces) {
    yield shown(piece, looks);
  }
}

/** Prints a document for programs to stdout. */
export function printJson(document: unknown): Promise<void> {
  return print([`${inertJson(JSON.stringify(document, null, 2))}\n`]);
}

/**
 * Prints to stdout what an export has made harmless already, no faster than its reader reads. Stops when the reader has gone.
 *
 * @throws OutputError when it cannot be written for another reason (a full disk)
 */
export async function print(pieces: Iterable<string>): Promise<void> {
  for (const piece of joined(pieces)) {
    try {
      await new Promise<void>((resolve, reject) => {
        process.stdout.write(piece, (error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') {
        return;
      }
      throw new OutputError(`The output cannot be written: ${message}.`);
    }
  }
}

/** @returns once all that was written to stdout and stderr is out; what ends the program now cuts nothing off */
export async function drain(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) =>
        new Promise<void>((resolve) => {
          if (stream.destroyed || stream.errored) {
            resolve();
          } else {
            stream.write('', () => resolve());
          }
        }),
    ),
  );
}
