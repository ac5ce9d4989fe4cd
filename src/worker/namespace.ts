import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { handIn } from './handOver.js';

/** The word, but as a method of something (`promise.then`). */
const THEN = /(?:^|[^.\w$])then\b|\bexports\s*\.\s*then\b/m;

/** Where such a module's namespace is put down. */
interface Place {
  namespace?: Record<string, unknown>;
}
const places = new Map<string, Place>();

/**
 * Imports a module. One that has an export called `then` is a promise to `import()`, which would call it; so it is taken
 * from a module that imports it.
 *
 * @returns in an object of its own: alone it would be such a promise here, too
 * @throws what importing throws
 */
export async function namespaceOf(url: string): Promise<{ namespace: Record<string, unknown> }> {
  if (!mayExportThen(url)) {
    return { namespace: await import(url) };
  }
  const place = places.get(url) ?? {};
  places.set(url, place);
  const code = `import * as all from ${JSON.stringify(url)}; ${handIn(`namespace of ${url}`, place)}.namespace = all;`;
  await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return { namespace: place.namespace as Record<string, unknown> };
}

function mayExportThen(url: string): boolean {
  try {
    return THEN.test(readFileSync(fileURLToPath(url), 'utf8'));
  } catch {
    return false; // Importing it says what is wrong with it.
  }
}
