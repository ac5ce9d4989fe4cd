import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import type { InputFile, Reading } from '../record/schema.js';
import { delimitingOf, parserOptions } from './formats/csvText.js';
import { lineBatches } from './formats/lines.js';
import { findFile, formatOf } from './kinds/file.js';
import type { InputSource } from './kinds/list.js';
import { fileText, type Text } from './text.js';

/** The file of a source as it is now; undefined when the source is no file that can be read. */
export async function inputFile(source: InputSource, cwd: string): Promise<InputFile | undefined> {
  if (source.kind !== 'file') {
    return undefined;
  }
  try {
    const { file, pointer } = await findFile(source.path, cwd);
    const { size, mtimeMs } = await stat(file);
    return { path: file, pointer, size, modified: mtimeMs };
  } catch {
    return undefined; // Whoever reads it says why.
  }
}

/** How much of a file is read for a line: somebody looks at a task, and the editor has other things to do. */
export interface Reach {
  /** Characters of a file that is read piece by piece. */
  pieces: number;
  /** Bytes of one that is read at one go. */
  whole: number;
}

/** A fraction of a second of work; two for CSV. */
const REACH: Reach = { pieces: 2 ** 25, whole: 2 ** 24 };

/**
 * The line on which an input begins, from 1, found by reading its file again.
 *
 * @param file as it was, and how it was read
 * @param index of the input, from 0
 * @returns null when the file has no such input (any more)
 * @throws TooFar when that would take reading too much; the file system's errors
 */
export async function inputLine(
  { path, pointer, delimiter, encoding }: InputFile & Reading,
  index: number,
  reach = REACH,
): Promise<number | null> {
  const text = fileText(path, path, encoding);
  const pieces = () => within(text.pieces(), reach.pieces);
  const cut: Text = { shown: path, found: {}, pieces, whole: () => text.whole() };
  switch (formatOf(path)) {
    case 'lines':
      return nthLine(cut, index, () => true);
    case 'jsonl':
      return nthLine(cut, index, (line) => line.trim() !== '');
    case 'csv':
      return csvLine(cut, index, delimiter);
    case 'json': {
      if ((await stat(path)).size > reach.whole) {
        throw new TooFar();
      }
      return jsonLine(await text.whole(), pointer, index);
    }
  }
}

/** An input may stand further on in a file than is read for its line. */
export class TooFar extends Error {
  override readonly name = 'TooFar';
}

async function* within(pieces: AsyncIterable<string>, most: number): AsyncGenerator<string> {
  let read = 0;
  for await (const piece of pieces) {
    if (read >= most) {
      throw new TooFar();
    }
    read += piece.length;
    yield piece;
  }
}

async function nthLine(text: Text, index: number, counts: (line: string) => boolean): Promise<number | null> {
  let number = 0;
  let input = 0;
  for await (const lines of lineBatches(text)) {
    for (const line of lines) {
      number++;
      if (counts(line) && input++ === index) {
        return number;
      }
    }
  }
  return null;
}

/** A row can take several lines; its last one is known when the parser has it. */
async function csvLine(text: Text, index: number, said: string | undefined): Promise<number | null> {
  const { parse } = await import('csv-parse');
  // The header is a row, too.
  const row = index + 1;
  const parser = parse({
    ...parserOptions(await delimitingOf(text, said)),
    relax_column_count: true,
    info: true,
    raw: true,
    to: row + 1,
  });
  // The parser is destroyed with the reader's error, and the loop below throws it.
  pipeline(
    () => text.pieces(),
    parser,
    () => {},
  );
  let at = 0;
  for await (const { info, raw } of parser as AsyncIterable<{ info: { lines: number }; raw: string }>) {
    if (at++ === row) {
      const inside = raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0;
      return info.lines - inside;
    }
  }
  return null;
}

/** @param pointer as in RFC 6901 */
async function jsonLine(text: string, pointer: string, index: number): Promise<number | null> {
  const { visit } = await import('jsonc-parser');
  const steps = pointer.split('/').slice(1).map(decoded);
  const target = [...steps, String(index)];
  let depth = 0;
  let found: number | null = null;
  const look = (line: number, way: () => (string | number)[]): void => {
    if (found === null && depth === target.length && way().every((step, i) => String(step) === target[i])) {
      found = line + 1;
    }
  };
  visit(text, {
    onObjectBegin: (_offset, _length, line, _character, way) => {
      look(line, way);
      depth++;
      return found === null;
    },
    onObjectEnd: () => {
      depth--;
    },
    onArrayBegin: (_offset, _length, line, _character, way) => {
      look(line, way);
      depth++;
      return found === null;
    },
    onArrayEnd: () => {
      depth--;
    },
    onLiteralValue: (_value, _offset, _length, line, _character, way) => look(line, way),
  });
  return found;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return step.replaceAll('~1', '/').replaceAll('~0', '~');
  }
}
