import { stat } from 'node:fs/promises';
import type { InputFile } from '../record/schema.js';
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

/**
 * The line on which an input begins, from 1, found by reading its file again.
 *
 * @param index of the input, from 0
 * @returns null when the file has no such input (any more)
 * @throws the file system's errors
 */
export async function inputLine({ path, pointer }: InputFile, index: number): Promise<number | null> {
  const text = fileText(path, path);
  switch (formatOf(path)) {
    case 'lines':
      return nthLine(text, index, () => true);
    case 'jsonl':
      return nthLine(text, index, (line) => line.trim() !== '');
    case 'csv':
      return csvLine(text, index);
    case 'json':
      return jsonLine(await text.whole(), pointer, index);
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
async function csvLine(text: Text, index: number): Promise<number | null> {
  const { parse } = await import('csv-parse');
  // The header is a row, too.
  const row = index + 1;
  const parser = parse({
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
    raw: true,
    to: row + 1,
  });
  const feed = async () => {
    for await (const piece of text.pieces()) {
      if (!parser.writable) {
        return;
      }
      parser.write(piece);
    }
    parser.end();
  };
  void feed().catch((error) => parser.destroy(error));
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
