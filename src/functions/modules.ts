import type { ExportBook } from './exports.js';

/** Finds the file that an import of another file means. @returns null when it is not to be read */
export type ReadModule = (specifier: string, from: string) => { code: string; fileName: string } | null;

/** What the files around a file say about it: its nearest package.json and tsconfig. */
export interface Project {
  /** Whether the package.json of a file without a telling name says that it is an ES module. */
  isModulePackage(file: string): boolean;
  /** Why an import looks like an alias and leads nowhere, a sentence; undefined where it is no such import. */
  lostAlias(specifier: string, from: string): string | undefined;
  /** Whether the tsconfig of a file says that imports stay as they are written. */
  keepsNames(file: string): boolean;
}

/** A file, as far as it tells what its names stand for. */
export interface Module {
  exports: ExportBook;
  code: string;
  /** Another file that this one imports; null when it cannot be read. */
  read(specifier: string): Module | null;
}
