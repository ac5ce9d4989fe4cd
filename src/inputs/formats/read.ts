import type { Reading } from '../../record/schema.js';
import type { TextFormat, TextOptions } from '../kinds/list.js';
import type { Text } from '../text.js';
import { csvBatches } from './csv.js';
import { delimitingOf } from './csvText.js';
import { jsonBatches } from './json.js';
import { jsonlBatches } from './jsonl.js';
import { lineBatches } from './lines.js';

export interface ReadOptions extends TextOptions {
  /** Of a JSON document; '' for the whole. */
  pointer: string;
}

interface Hearing {
  signal?: AbortSignal;
  onReading?: (reading: Reading) => void;
}

/**
 * Reads a text of inputs in a format, and tells what was found of how it is to be read.
 *
 * @throws RequestError for what is malformed, with its line
 */
export async function* readAs(
  format: TextFormat,
  text: Text,
  options: ReadOptions,
  { signal, onReading }: Hearing,
): AsyncGenerator<unknown[]> {
  const delimiting = format === 'csv' ? await delimitingOf(text, options.delimiter, signal) : undefined;
  const { others = [] } = delimiting ?? {};
  const delimiter = { delimiter: delimiting?.delimiter as string };
  let told = '';
  const tell = () => {
    const { encoding, zeros } = text.found;
    const reading: Reading = {
      ...(delimiting && (delimiting.delimiter !== ',' || others.length > 0) && delimiter),
      ...(others.length > 0 && { others }),
      ...(encoding !== undefined && encoding !== 'utf8' && { encoding }),
      ...(zeros && { zeros }),
    };
    const json = JSON.stringify(reading);
    if (json !== '{}' && json !== told) {
      told = json;
      onReading?.(reading);
    }
  };
  for await (const batch of batchesOf(format, text, options, delimiting, signal)) {
    tell();
    yield batch;
  }
  tell();
}

function batchesOf(
  format: TextFormat,
  text: Text,
  { pointer, csvTypes = false }: ReadOptions,
  delimiting: Awaited<ReturnType<typeof delimitingOf>> | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<unknown[]> {
  switch (format) {
    case 'json':
      return jsonBatches(text, pointer, signal);
    case 'jsonl':
      return jsonlBatches(text, signal);
    case 'csv':
      return csvBatches(text, delimiting as NonNullable<typeof delimiting>, csvTypes, signal);
    case 'lines':
      return lineBatches(text, signal);
  }
}
