import { exporting } from '../lazy.js';
import { joined } from '../record/pieces.js';
import { loadRun, writeAtomically } from '../storage/index.js';
import { Exit } from './exit.js';
import { print } from './streams.js';

/**
 * `poolscope export`.
 *
 * @param path - of a .poolscope file
 * @throws RequestError when the file cannot be read, the format is unknown, or the place cannot be written
 */
export async function exportRun(path: string, options: { format: string; out?: string }): Promise<number> {
  const format = exporting().formatNamed(options.format);
  const pieces = format(await loadRun(path));
  if (options.out === undefined) {
    await print(pieces);
  } else {
    await writeAtomically(options.out, async (append) => {
      for (const piece of joined(pieces)) {
        await append(piece);
      }
    });
  }
  return Exit.ok;
}
