import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where a built bundle is: beside the bundle that asks, or in dist/ when asked from the sources (tests).
 *
 * @param name - as in dist/: `worker.cjs`
 * @returns its absolute path
 */
export function bundlePath(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('src') ? join(here, '..', 'dist', name) : join(here, name);
}
