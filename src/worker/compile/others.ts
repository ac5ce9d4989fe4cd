import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeSource } from '../../text/decode.js';
import { fileMeant, isFile } from '../resolve/endings.js';

/**
 * Whether another file surely exports a name as a value. A look at its text: where it says so in a less usual way, the
 * answer is no, and a compiler has to look.
 *
 * @param file - absolute path of the file that passes the name on
 * @param looked - the path of the other file is added to it
 */
export function surelyExports(file: string, specifier: string, name: string, looked: Set<string>): boolean {
  const path = /^\.{1,2}\//.test(specifier) ? fileNamed(join(dirname(file), specifier)) : undefined;
  if (path === undefined) {
    return false;
  }
  if (!/\.[cm]?tsx?$/.test(path)) {
    return true;
  }
  looked.add(path);
  const text = decodeSource(readFileSync(path));
  if (name === 'default') {
    return /^export\s+default\s+(?:async|function|class|new|[({['"`\d])/m.test(text);
  }
  const isValue = new RegExp(
    `^export\\s+(?:async\\s+)?(?:function\\b\\s*\\*?|const|let|var|class|abstract\\s+class|enum)\\s*${escaped(name)}(?![\\w$])`,
    'm',
  );
  return isValue.test(text);
}

/** Whether what an import names by its absolute path is nothing but declarations. */
export function isDeclaredOnly(path: string): boolean {
  return (
    fileNamed(path) === undefined &&
    ['.d.ts', '.d.mts', '.d.cts', '/index.d.ts'].some((ending) =>
      isFile(path.replace(/\.[cm]?[jt]sx?$|$/, ending)),
    )
  );
}

function fileNamed(path: string): string | undefined {
  return isFile(path) ? path : fileMeant(path);
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}
