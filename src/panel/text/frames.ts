/** One line of a stack. `file` is there when it can be opened. */
export interface StackLine {
  text: string;
  /** What stands before the place, e.g. `at parse (`. */
  before?: string;
  file?: string;
  line?: number;
  column?: number;
  after?: string;
}

const PLACE = /^(\s*at (?:.*?\()?(?:async )?)((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+)(?::(\d+))?(\)?)\s*$/;

/**
 * Splits a V8 stack into its lines and finds the places in the user's files in them.
 * @param stack as errors carry it; the lines of the message that come first are left out.
 */
export function stackLines(stack: string): StackLine[] {
  const lines = stack.split('\n');
  const first = lines.findIndex((line) => /^\s*at /.test(line));
  return (first < 0 ? [] : lines.slice(first)).map(stackLine);
}

function stackLine(text: string): StackLine {
  const [, before, place, line, column, after] = PLACE.exec(text) ?? [];
  if (before === undefined || place === undefined) {
    return { text: text.trim() };
  }
  return {
    text: text.trim(),
    before: before.trimStart(),
    file: toPath(place),
    line: Number(line),
    column: column === undefined ? undefined : Number(column),
    after: after ?? '',
  };
}

/** The path in a file address; a path stays what it is. A query, as a cache breaker, is dropped. */
export function toPath(place: string): string {
  if (!place.startsWith('file://')) {
    return place;
  }
  const path = place.replace(/^file:\/\//, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path).replace(/^\/([A-Za-z]:)/, '$1');
  } catch {
    return path;
  }
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
