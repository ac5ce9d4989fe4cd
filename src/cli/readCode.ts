import { readSource } from '../text/file.js';

/**
 * The text of a file of code. What of it Node.js will replace is told on stderr.
 *
 * @throws RequestError with a sentence when the file cannot be read, or is none
 */
export async function readCode(file: string): Promise<string> {
  const { code, replaced } = readSource(file, file);
  if (replaced !== null) {
    process.stderr.write(`poolscope: ${replaced}\n`);
  }
  return code;
}
