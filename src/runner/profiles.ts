import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';

/**
 * Makes the folder for CPU profiles.
 *
 * @param folder absolute
 * @param name the function's
 * @returns how the profiles' paths begin: a worker adds its place and the ending
 * @throws RequestError when the folder cannot be made
 */
export function profileBase(folder: string, name: string): string {
  try {
    // Paths and functions are nobody else's business.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new RequestError(
      l10n.t('CPU profiles cannot be written to {0}: {1}.', folder, (error as Error).message),
    );
  }
  const when = new Date().toISOString().slice(0, 23).replace(/[-:]/g, '').replace('T', '.');
  return join(folder, `CPU.${name.replace(/[^\w.-]+/g, '-')}.${when}`);
}
