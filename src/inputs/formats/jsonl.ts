import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Text } from '../text.js';
import { findJsonFault } from './jsonFault.js';
import { lineBatches } from './lines.js';

/**
 * A value per line. Blank lines are passed over.
 * @throws RequestError for a line that is not JSON, with its place
 */
export async function* jsonlBatches(text: Text, signal?: AbortSignal): AsyncGenerator<unknown[]> {
  let number = 0;
  for await (const lines of lineBatches(text, signal)) {
    const values: unknown[] = [];
    for (const line of lines) {
      number++;
      if (line.trim() === '') {
        continue;
      }
      try {
        values.push(JSON.parse(line));
      } catch (error) {
        // What came before in this piece is still good input for those who take inputs as they come.
        yield values;
        const fault = findJsonFault(line);
        const what =
          fault === undefined
            ? (error as Error).message
            : l10n.t('{0} at column {1}', fault.message, fault.index + 1);
        throw new RequestError(`${text.shown}:${number}: ${l10n.t('this line is not JSON: {0}.', what)}`, {
          cause: error,
        });
      }
    }
    yield values;
  }
}
