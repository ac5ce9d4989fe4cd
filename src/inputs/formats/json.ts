import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Text } from '../text.js';
import { inWords } from '../words.js';
import { arraysOf } from './arrays.js';
import { findJsonFault } from './jsonFault.js';
import { placeIn } from './placeIn.js';
import { resolvePointer } from './pointer.js';

/**
 * The array in a JSON text, or below a JSON pointer in it. An empty text is none.
 * @param pointer '' or as in RFC 6901, `/a/b`
 * @throws RequestError for a malformed text (with file:line:column and what was expected), for what is no array
 */
export async function* jsonBatches(
  source: Text,
  pointer: string,
  signal?: AbortSignal,
): AsyncGenerator<unknown[]> {
  const { shown } = source;
  const text = await source.whole(signal);
  const value = resolvePointer(parse(text, shown), pointer, shown);
  if (!Array.isArray(value)) {
    const inner = arraysOf(value, pointer)[0];
    const hint =
      inner === undefined
        ? l10n.t('Put it into [ ] for one input.')
        : l10n.t('Write {0} for the array inside it.', `${shown}#${inner.pointer}`);
    const place = pointer === '' ? shown : `${shown}#${pointer}`;
    const what = l10n.t('{0} is {1}, and inputs are an array.', place, inWords(value));
    throw new RequestError(l10n.t('{0} {1}', what, hint));
  }
  yield value;
}

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = findJsonFault(text);
    if (fault === undefined) {
      throw new RequestError(l10n.t('{0} is not JSON: {1}.', shown, (error as Error).message), {
        cause: error,
      });
    }
    const { line, column } = placeIn(text, fault.index);
    const place = `${shown}:${line}:${column}`;
    throw new RequestError(l10n.t('{0} is not JSON: {1}.', place, fault.message), { cause: error });
  }
}
