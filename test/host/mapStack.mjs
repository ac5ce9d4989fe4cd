// Tells the places in a stack by the source's file and line. VS Code prepares stacks itself, so Node's own mapping
// is not at work in its extension host.
import { findSourceMap } from 'node:module';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} stack
 * @returns {string}
 */
export function mapStack(stack) {
  return stack.replace(/([^\s()]+\.cjs):(\d+):(\d+)/g, (place, path, line, column) => {
    const map = findSourceMap(resolve(path));
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) {
      return place;
    }
    const source = entry.originalSource;
    const file = source.startsWith('file:') ? fileURLToPath(source) : source;
    return `${relative(process.cwd(), file)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
