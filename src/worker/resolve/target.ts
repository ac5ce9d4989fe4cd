import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileMeant } from './endings.js';

/** The file that a package.json led Node to and that is not there. */
export function missingFile(error: unknown): string | undefined {
  const { url, message = '' } = error as { url?: unknown; message?: string };
  const path =
    typeof url === 'string' && url.startsWith('file:')
      ? fileURLToPath(url)
      : /^Cannot find module '([^']+)'/.exec(message)?.[1];
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** The TypeScript that is meant by a file that a package.json of the user's own led to in vain. */
export function targetOf(error: unknown): string | undefined {
  const path = missingFile(error);
  return path === undefined || /[\\/]node_modules[\\/]/.test(path) ? undefined : fileMeant(path);
}
