import type { ExportBook } from './exports.js';

/** Finds the file that an import of another file means. @returns null when it is not to be read */
export type ReadModule = (specifier: string, from: string) => { code: string; fileName: string } | null;

/** A file, as far as it tells what its names stand for. */
export interface Module {
  exports: ExportBook;
  code: string;
  /** Another file that this one imports; null when it cannot be read. */
  read(specifier: string): Module | null;
}
