import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeSource } from '../../text/decode.js';
import { settingsFor } from './settings.js';
import { missingFile } from './target.js';

/** The conditions that the tsconfig of a file adds to Node's; none where it cannot be read. */
export function conditionsFor(file: string): readonly string[] {
  try {
    return settingsFor(file).conditions;
  } catch {
    return [];
  }
}

/**
 * Under which conditions a package would have been found somewhere else, where Node was led to a file that is not there:
 * in a repository its source often has one of its own.
 *
 * @param error - what Node threw
 * @param asked - with the conditions it was asked under
 * @returns a sentence, or undefined where there are none
 */
export function conditionsNote(error: unknown, asked: { conditions: readonly string[] }): string | undefined {
  const missing = missingFile(error);
  const manifest = missing === undefined ? undefined : manifestOf(missing);
  if (missing === undefined || manifest === undefined) {
    return undefined;
  }
  const { exports, imports } = JSON.parse(decodeSource(readFileSync(manifest))) as Record<string, unknown>;
  const others = [...new Set([...keysOf(exports), ...keysOf(imports)])].filter(
    (key) =>
      !key.startsWith('.') && !key.startsWith('#') && !NODES.has(key) && !asked.conditions.includes(key),
  );
  return others.length === 0
    ? undefined
    : `${manifest} has other files under the ${others.length === 1 ? 'condition' : 'conditions'} ${others.map((name) => JSON.stringify(name)).join(', ')}: build the package, or add the condition to customConditions in the tsconfig.json.`;
}

const NODES = new Set([
  'node',
  'import',
  'require',
  'default',
  'types',
  'node-addons',
  'module-sync',
  'browser',
]);

function manifestOf(path: string): string | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      return manifest;
    }
  }
  return undefined;
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        ...(Array.isArray(value) ? [] : [key]),
        ...keysOf(inner),
      ])
    : [];
}
