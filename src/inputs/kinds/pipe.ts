import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Batches } from '../batches.js';
import { isJson } from '../formats/isJson.js';
import { lineBatches } from '../formats/lines.js';
import { readAs } from '../formats/read.js';
import { fileText, type Text } from '../text.js';
import { formatOf, type ReadContext, readable } from './file.js';
import type { InputSource, TextFormat } from './list.js';

type Pipe = Extract<InputSource, { kind: 'pipe' }>;

/** The descriptor that a path such as `/dev/stdin` or `/dev/fd/63` names; `-` is standard input. */
export function descriptorOf(text: string): number | undefined {
  if (text === '-' || text === '/dev/stdin') {
    return 0;
  }
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** What messages call it. */
export function pipeInWords(text: string): string {
  return descriptorOf(text) === 0 ? l10n.t('standard input') : text;
}

/**
 * Reads what came through a pipe, and was kept in a file since.
 *
 * @throws RequestError where nobody has kept it; the batches, for what is malformed
 */
export async function pipeBatches(source: Pipe, context: ReadContext): Promise<Batches> {
  const shown = pipeInWords(source.path);
  if (source.fd === undefined) {
    throw new RequestError(
      l10n.t(
        '{0} can be read once only, and here inputs are read more often. Write them into a file, or run the command line.',
        shown,
      ),
    );
  }
  return readable(batchesOf(source, fileText(source.fd, shown, source.encoding), context), shown);
}

async function* batchesOf(source: Pipe, text: Text, context: ReadContext): AsyncGenerator<unknown[]> {
  const format = saidFormat(source) ?? (await findFormat(text, context.signal));
  if (format === undefined) {
    return; // There is nothing in it.
  }
  context.onReading?.({ format });
  const onReading: ReadContext['onReading'] = (more) => context.onReading?.({ format, ...more });
  yield* readAs(format, text, { ...source, pointer: '' }, { ...context, onReading });
}

/** Its name's ending says how it is read; what can be said of a CSV text only says that it is one. */
function saidFormat({ path: name, delimiter, csvTypes }: Pipe): TextFormat | undefined {
  if (delimiter !== undefined || csvTypes) {
    return 'csv';
  }
  return descriptorOf(name) === undefined && path.extname(name) !== '' ? formatOf(name) : undefined;
}

/** A JSON array, else a JSON value per line, else a string per line; undefined for a text without a character. */
async function findFormat(text: Text, signal?: AbortSignal): Promise<TextFormat | undefined> {
  let isEmpty = true;
  let isBlank = true;
  let areValues = true;
  for await (const lines of lineBatches(text, signal)) {
    const values = lines.filter((line) => line.trim() !== '');
    if (isBlank && values[0]?.trimStart().startsWith('[') && (await isArray(text, signal))) {
      return 'json';
    }
    isEmpty &&= lines.length === 0;
    isBlank &&= values.length === 0;
    areValues &&= values.every(isJson);
    if (!areValues) {
      return 'lines';
    }
  }
  return isEmpty ? undefined : isBlank ? 'lines' : 'jsonl';
}

async function isArray(text: Text, signal?: AbortSignal): Promise<boolean> {
  try {
    return isJson(await text.whole(signal));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof RequestError) {
      return false; // Too long for one JSON text, but each line may be one.
    }
    throw error;
  }
}
