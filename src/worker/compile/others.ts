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
  const path = /^\.{1,2}\//.test(specifier) ? otherFile(file, specifier) : undefined;
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

/** Whether what a relative import names is nothing but declarations. */
export function isDeclaredOnly(file: string, specifier: string): boolean {
  const whole = join(dirname(file), specifier);
  return (
    otherFile(file, specifier) === undefined &&
    ['.d.ts', '.d.mts', '.d.cts', '/index.d.ts'].some((ending) =>
      isFile(whole.replace(/\.[cm]?[jt]sx?$|$/, ending)),
    )
  );
}

function otherFile(file: string, specifier: string): string | undefined {
  const path = join(dirname(file), specifier);
  return isFile(path) ? path : fileMeant(path);
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}
