import { RequestError } from '../errors.js';
import { parseFile } from './parse.js';

/**
 * The first mistake of a file, in the words in which a list of its functions tells it: the sentence has file, line and
 * column, and a second line shows the place.
 *
 * @returns null where there is none
 */
export function mistakeIn(code: string, fileName: string): string | null {
  try {
    parseFile(code, fileName);
    return null;
  } catch (error) {
    if (error instanceof RequestError) {
      return error.message;
    }
    throw error;
  }
}
