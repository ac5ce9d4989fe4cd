import { createRequire } from 'node:module';
import type { Settings } from './tsconfig.js';

const require = createRequire(import.meta.url);

/** The reader's bundle. */
interface Reader {
  settingsOf(file: string): Settings;
  forget(): void;
}

let loaded: Reader | undefined;

/**
 * What the tsconfig of a file says about running it. The reader is loaded late: a worker whose files import no packages
 * and are the same program under every tsconfig has no use for it.
 *
 * @param file - absolute path
 * @throws Error with a sentence when the tsconfig cannot be read
 */
export function settingsFor(file: string): Settings {
  loaded ??= require('./tsconfig.cjs') as Reader;
  return loaded.settingsOf(file);
}

/** From now on, tsconfigs are read again. */
export function forgetSettings(): void {
  loaded?.forget();
}
