import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isCode } from './compile/languages.js';
import { parser } from './compile/parser.js';

/** The line Node puts before a stack: the file, as a path or a URL, and the line. */
const FIRST_LINE = /^((?:file:\/\/|\/|[A-Za-z]:\\).*:\d+)$/m;
/** A frame in a file, not in Node itself. */
const FRAME_IN_FILE = /^\s+at .*(?:file:\/\/|[ (]\/|[ (][A-Za-z]:\\)/m;

/** What Node.js says of an import that leads nowhere: no file, or nothing of that name in a package.json. */
const NOT_FOUND = /_NOT_FOUND$|_NOT_DEFINED$|_NOT_EXPORTED$|^ERR_INVALID_MODULE_SPECIFIER$/;

/** Node throws the same error again for a file that it has tried before. */
const told = new WeakSet<Error>();

/**
 * A syntax error that came up while a file was imported, with its place in the message. Node keeps the place of one in
 * an ES module to itself unless the error ends the program; which file it was, the last one that was loaded tells.
 *
 * @param error - what `import()` threw
 * @param lastLoaded - URL
 * @returns the same error, or what was given when it is no syntax error or thrown by code that ran
 */
export function located(error: unknown, lastLoaded: string | undefined): unknown {
  if (!(error instanceof SyntaxError) || told.has(error)) {
    return error;
  }
  told.add(error);
  const stack = error.stack ?? '';
  let place = FIRST_LINE.exec(stack.split('\n', 1)[0] as string)?.[1];
  if (place?.startsWith('file:')) {
    place = place.replace(/^(.*):(\d+)$/, (_, url: string, line: string) => `${fileURLToPath(url)}:${line}`);
  }
  if (place === undefined && !FRAME_IN_FILE.test(stack) && lastLoaded?.startsWith('file:')) {
    const path = fileURLToPath(lastLoaded);
    const sentence = isCode(path) ? parser().mistakeIn(readFileSync(path, 'utf8'), path) : null;
    if (sentence !== null) {
      error.message = sentence;
      error.stack = `${error.name}: ${error.message}`;
      return error;
    }
    place = path;
  }
  if (place !== undefined && !error.message.includes(place.replace(/(:\d+)+$/, ''))) {
    error.message += ` (${place})`;
    error.stack = `${error.name}: ${error.message}\n    at ${place}`;
  }
  return error;
}

/**
 * Says in the message of an error which line of a file asked for what cannot be found.
 *
 * @param parent - URL of that file
 * @param note - what else there is to say, a sentence
 */
export function importedAt(error: unknown, specifier: string, parent: string, note?: string): unknown {
  if (error instanceof Error && NOT_FOUND.test(String((error as { code?: unknown }).code))) {
    const path = fileURLToPath(parent);
    const line = lineOf(readFileSync(path, 'utf8'), specifier);
    const place = line > 0 ? ` (${path}:${line})` : '';
    error.message = error.message.replace(/$|\n/, (end) => place + (note ? `. ${note}` : '') + end);
  }
  return error;
}

/** The first line, from 1, that has a text in quotes; 0 where none has. */
export function lineOf(source: string, specifier: string): number {
  const lines = source.split('\n');
  return lines.findIndex((text) => ["'", '"', '`'].some((q) => text.includes(q + specifier + q))) + 1;
}
