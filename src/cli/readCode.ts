import { readSource } from '../text/file.js';
import { tell } from './streams.js';

/**
 * The text of a file of code. What of it Node.js will replace is told on stderr.
 *
 * @throws RequestError with a sentence when the file cannot be read, or is none
 */
export async function readCode(file: string): Promise<string> {
  const { code, replaced } = readSource(file, file);
  if (replaced !== null) {
    tell(`poolscope: ${replaced}\n`);
  }
  return code;
}
