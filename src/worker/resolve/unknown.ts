import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAsset } from '../../assets.js';
import { decodeSource } from '../../text/decode.js';
import { lineOf } from '../located.js';

/** Who imports what Node.js has no loader for, by its URL. */
const importers = new Map<string, { specifier: string; parent: string }>();

/** Remembers who imports a file that only a bundler can load: whether it can be loaded all the same comes to light later. */
export function noteImporter(url: string, specifier: string, parent: string): void {
  if (isAsset(url)) {
    importers.set(url, { specifier, parent });
  }
}

/** Says of an error about a file that Node.js cannot load who imports it, and what to do. */
export function unknownFile(error: unknown, url: string): unknown {
  const importer = importers.get(url);
  if (importer && (error as { code?: unknown }).code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    const path = fileURLToPath(importer.parent);
    const line = lineOf(decodeSource(readFileSync(path)), importer.specifier);
    (error as Error).message =
      `${path}:${line} imports ${importer.specifier}, which only a bundler can load. Move the function to a file that does without it.`;
  }
  return error;
}
