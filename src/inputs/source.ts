import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import type { Reading } from '../record/schema.js';
import { ENCODING_WORDS } from '../text/encodings.js';
import { isJson } from './formats/isJson.js';
import { splitPointer } from './formats/pointer.js';
import { isGlob } from './kinds/glob.js';
import type { InputSource } from './kinds/list.js';
import { descriptorOf, pipeInWords } from './kinds/pipe.js';
import { shorten } from './words.js';

/** Characters of a path or a pattern; no system takes a longer path, and what a pattern means takes time to find. */
const MOST_CHARACTERS = 8192;

/**
 * What `--inputs-from` means: `-` for standard input, a path (with a JSON pointer, perhaps) or a glob. Something that exists is a
 * path, whatever characters its name has.
 * @param cwd absolute; relative paths start here
 * @throws RequestError for a text that is far too long for either
 */
export function inputSourceFrom(text: string, cwd: string): InputSource {
  if (text.length > MOST_CHARACTERS) {
    throw new RequestError(
      l10n.t(
        '{0} is longer than a path or a pattern may be: {1} characters.',
        shorten(text, 60),
        MOST_CHARACTERS,
      ),
    );
  }
  const whole = path.resolve(cwd, text);
  if (descriptorOf(text) !== undefined || isPipe(whole)) {
    return { kind: 'pipe', path: descriptorOf(text) === undefined ? whole : text };
  }
  const there = existsSync(whole) || existsSync(splitPointer(whole).file);
  if (!there && isGlob(text)) {
    return { kind: 'glob', pattern: text };
  }
  return whole.endsWith('.poolscope') ? { kind: 'run', path: whole } : { kind: 'file', path: whole };
}

/** Where inputs come from, in words for the record: "expression [1, 2]", "export users", "users.json", "glob *.txt", "failed of a.poolscope". */
export function describeInputs(source: InputSource): string {
  switch (source.kind) {
    case 'expression':
      return `expression ${shorten(source.text, 80)}`;
    case 'export':
      return `export ${source.name}`;
    case 'file': {
      const { file, pointer } = splitPointer(source.path);
      return path.basename(file) + (pointer === '' ? '' : `#${pointer}`);
    }
    case 'pipe':
      return descriptorOf(source.path) === undefined
        ? path.basename(source.path)
        : descriptorOf(source.path) === 0
          ? 'standard input'
          : source.path;
    case 'glob':
      return `glob ${source.pattern}`;
    case 'text':
      return `${source.from} (${source.format})`;
    case 'run':
      return `${source.onlyFailed ? 'failed of' : 'inputs of'} ${path.basename(source.path)}`;
  }
}

/** The same for a person who chooses, in their language; a record says it in one, whoever reads it. */
export function inputsInWords(source: InputSource): string {
  switch (source.kind) {
    case 'expression':
      return l10n.t('expression {0}', shorten(source.text, 80));
    case 'export':
      return l10n.t('export {0}', source.name);
    case 'file':
      return describeInputs(source);
    case 'pipe':
      return pipeInWords(source.path);
    case 'glob':
      return l10n.t('glob {0}', source.pattern);
    case 'text':
      return source.from === 'selection'
        ? l10n.t('selection ({0})', source.format)
        : l10n.t('clipboard ({0})', source.format);
    case 'run':
      return source.onlyFailed
        ? l10n.t('failed of {0}', path.basename(source.path))
        : l10n.t('inputs of {0}', path.basename(source.path));
  }
}

/** Whether to read these inputs runs code of the user's in this process; a JSON text is an expression, but runs nothing. */
export function runsCode(source: InputSource): boolean {
  return source.kind === 'export' || (source.kind === 'expression' && !isJson(source.text));
}

/** What was found of how a text is read, for the record: "delimiter ;, UTF-16LE"; '' where it is the usual. */
export function readingInWords({ format, delimiter, encoding }: Reading): string {
  return [
    format && FORMAT_WORDS[format],
    delimiter !== undefined && `delimiter ${delimiter === '\t' ? 'tab' : delimiter}`,
    encoding && ENCODING_WORDS[encoding],
  ]
    .filter(Boolean)
    .join(', ');
}

const FORMAT_WORDS = {
  json: 'a JSON array',
  jsonl: 'a JSON value per line',
  csv: 'CSV',
  lines: 'a string per line',
} as const;

function isPipe(whole: string): boolean {
  try {
    const found = statSync(whole);
    return found.isFIFO() || found.isSocket();
  } catch {
    return false; // Whoever reads it says why it cannot be read.
  }
}
