import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where else a temporary folder may be made, when the one that TMPDIR names is not there. */
const OTHERS = ['/tmp', '/var/tmp', '/dev/shm'];

/**
 * Makes a folder for temporary files, which nobody else can look into.
 *
 * @returns its absolute path
 * @throws Error when there is no place for one
 */
export function makeTempFolder(): string {
  const places = [tmpdir(), ...(process.platform === 'win32' ? [] : OTHERS)];
  let first: unknown;
  for (const place of places) {
    try {
      return mkdtempSync(join(place, 'poolscope-'));
    } catch (error) {
      first ??= error;
    }
  }
  const { message } = first as Error;
  throw new Error(
    `No temporary folder can be made: ${message}. Set TMPDIR to a folder that can be written.`,
    {
      cause: first,
    },
  );
}
