/**
 * Joins small pieces of text into larger ones: writing each of a million on its own would take most of the time.
 *
 * An empty piece is passed on at once: there whoever writes can let others go first.
 *
 * @param size - in characters; a piece is at least so long, but for the last
 */
export function* joined(pieces: Iterable<string>, size = 65_536): Generator<string> {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length >= size || piece === '') {
      yield buffer;
      buffer = '';
    }
  }
  if (buffer !== '') {
    yield buffer;
  }
}

/** A time or number as JSON: to a ten-thousandth (0.1 µs, finer than any clock we read), null where there is none. */
export function jsonNumber(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value)
    ? 'null'
    : `${Math.round(value * 10_000) / 10_000 || 0}`;
}

/** A place (worker, chunk, task index): null instead of -1. */
export function jsonPlace(value: number | undefined): string {
  return value === undefined || value < 0 ? 'null' : `${value}`;
}
