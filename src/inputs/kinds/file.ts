import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Reading } from '../../record/schema.js';
import type { Batches } from '../batches.js';
import { splitPointer } from '../formats/pointer.js';
import { readAs } from '../formats/read.js';
import { fileText, givenText } from '../text.js';
import { pathInWords } from '../words.js';
import type { InputSource, TextFormat } from './list.js';

/** What reading a text needs to know besides the text. */
export interface ReadContext {
  cwd: string;
  signal?: AbortSignal;
  /** Told what was found of how a text is to be read, once that is known. */
  onReading?: (reading: Reading) => void;
}

/**
 * Finds the file that a path stands for: the path itself, or what stands before its JSON pointer.
 * @throws RequestError when there is none, when it is a folder, a pipe or a device, when it may not be read
 */
export async function findFile(text: string, cwd: string): Promise<{ file: string; pointer: string }> {
  const whole = path.resolve(cwd, text);
  const split = splitPointer(whole);
  // A file may really be called `a.json#`.
  const { file, pointer } =
    split.file !== whole && !(await exists(whole)) ? split : { file: whole, pointer: '' };
  const shown = pathInWords(file, cwd);
  try {
    const found = await stat(file);
    if (found.isDirectory()) {
      throw new RequestError(
        l10n.t('{0} is a folder. For the paths of its files write {1}', shown, path.join(shown, '*')),
      );
    }
    if (!found.isFile() && file !== '/dev/null') {
      throw new RequestError(
        l10n.t('{0} is not a regular file, and may never end. Give a file, or a pipe.', shown),
      );
    }
    await access(file, constants.R_OK);
  } catch (error) {
    throw (await pointerInWords(whole, cwd)) ?? unreadable(error, shown);
  }
  return { file, pointer };
}

/** What to say of `users.json#rows` and `users.csv#/rows`, where the file itself is there. */
async function pointerInWords(whole: string, cwd: string): Promise<RequestError | undefined> {
  const at = whole.lastIndexOf('#');
  const file = whole.slice(0, at);
  if (at < 0 || !(await exists(file))) {
    return undefined;
  }
  const shown = pathInWords(file, cwd);
  const pointer = whole.slice(at + 1);
  return new RequestError(
    /\.json$/i.test(file)
      ? l10n.t('A JSON pointer begins with a slash: write {0}', `${shown}#/${pointer}`)
      : l10n.t(
          '{0} points into a JSON document, and {1} is none: it is read as a whole. Write {1}',
          `#${pointer}`,
          shown,
        ),
  );
}

/**
 * Opens a file of inputs; its extension says how it is read.
 * @throws RequestError as `findFile`; the batches throw it for what is malformed
 */
export async function fileBatches(
  source: Extract<InputSource, { kind: 'file' }>,
  context: ReadContext,
): Promise<Batches> {
  const { file, pointer } = await findFile(source.path, context.cwd);
  const shown = pathInWords(file, context.cwd);
  const text = fileText(file, shown, source.encoding);
  return readable(readAs(formatOf(file), text, { ...source, pointer }, context), shown);
}

/** How a file is read. */
export function formatOf(file: string): TextFormat {
  return FORMATS[path.extname(file).toLowerCase()] ?? 'lines';
}

/** Files with any other ending are lines. */
const FORMATS: Record<string, TextFormat> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
};

/**
 * Opens a text that is there already.
 * @throws RequestError: the batches, for what is malformed
 */
export async function textBatches(
  source: Extract<InputSource, { kind: 'text' }>,
  context: ReadContext,
): Promise<Batches> {
  const text = givenText(source.text, givenInWords(source.from));
  return readAs(source.format, text, { ...source, pointer: '' }, context);
}

function givenInWords(from: string): string {
  return from === 'clipboard' ? l10n.t('clipboard') : from === 'selection' ? l10n.t('selection') : from;
}

/** A file that can no longer be read half-way is a sentence too. */
export async function* readable(batches: AsyncIterable<unknown[]>, shown: string): AsyncGenerator<unknown[]> {
  try {
    yield* batches;
  } catch (error) {
    throw unreadable(error, shown);
  }
}

function unreadable(error: unknown, shown: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') {
    return error;
  }
  const why: Record<string, string> = {
    ENOENT: l10n.t(
      'There is no file {0}. Check the path; a relative one starts at the directory of the run.',
      shown,
    ),
    ENOTDIR: l10n.t('There is no file {0}: a part of its path is not a folder.', shown),
    EACCES: l10n.t('{0} may not be read: permission denied.', shown),
    EPERM: l10n.t('{0} may not be read: permission denied.', shown),
  };
  return new RequestError(why[code] ?? l10n.t('{0} cannot be read: {1}.', shown, (error as Error).message), {
    cause: error,
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
