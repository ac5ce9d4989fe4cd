import { readFile } from 'node:fs/promises';
import { RequestError } from '../errors.js';

/** @throws RequestError with a sentence when the file cannot be read */
export async function readCode(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new RequestError(`${file} cannot be read: ${reason}.`);
  }
}
