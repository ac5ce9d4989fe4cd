import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { RequestError } from '../errors.js';
import { parseConfigurations } from './read.js';
import type { Configuration } from './shape.js';

/** Where the configurations of a folder stand. */
export const CONFIG_FILE = join('.vscode', 'poolscope.json');

/** A configuration, and the folder that its paths start at and its function runs in. */
export interface FoundConfiguration {
  folder: string;
  configuration: Configuration;
}

/**
 * All configurations of a folder; none where it has no file of them.
 *
 * @throws RequestError with file and line when the file is malformed
 */
export async function configurationsOf(folder: string): Promise<FoundConfiguration[]> {
  const path = join(folder, CONFIG_FILE);
  if (!existsSync(path)) {
    return [];
  }
  const configurations = parseConfigurations(await readFile(path, 'utf8'), path);
  return configurations.map((configuration) => ({ folder, configuration }));
}

/**
 * The nearest folder with configurations, from one upwards.
 *
 * @throws RequestError when there is none
 */
export function folderWithConfigurations(from: string): string {
  for (let at = resolve(from); ; at = dirname(at)) {
    if (existsSync(join(at, CONFIG_FILE))) {
      return at;
    }
    if (at === dirname(at)) {
      throw new RequestError(`There is no ${CONFIG_FILE} in ${resolve(from)} or above it.`);
    }
  }
}

/** @throws RequestError that names those there are, when there is none of that name */
export function named(found: readonly FoundConfiguration[], name: string): FoundConfiguration {
  const one = found.find(({ configuration }) => configuration.name === name);
  if (!one) {
    const names = found.map(({ configuration }) => `"${configuration.name}"`).join(', ');
    throw new RequestError(
      `There is no run configuration "${name}". ${names === '' ? `${CONFIG_FILE} has none.` : `There are ${names}.`}`,
    );
  }
  return one;
}
