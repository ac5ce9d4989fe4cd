import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { parseConfigurations } from './read.js';
import type { Configuration } from './shape.js';

/** Where the configurations of a folder stand. */
export const CONFIG_FILE = join('.vscode', 'poolscope.json');

/** Bytes; whoever writes configurations by hand stays far below. */
const MOST_BYTES = 10_000_000;

/** A configuration, and the folder that its paths start at and its function runs in. */
export interface FoundConfiguration {
  folder: string;
  configuration: Configuration;
}

/**
 * All configurations of a folder; none where it has no file of them.
 *
 * @throws RequestError with file and line when the file is malformed, or with the reason when it cannot be read
 */
export async function configurationsOf(folder: string): Promise<FoundConfiguration[]> {
  const path = join(folder, CONFIG_FILE);
  if (!existsSync(path)) {
    return [];
  }
  const configurations = parseConfigurations(await read(path), path);
  return configurations.map((configuration) => ({ folder, configuration }));
}

async function read(path: string): Promise<string> {
  let why: string;
  try {
    const found = await stat(path);
    if (found.isFile() && found.size <= MOST_BYTES) {
      return await readFile(path, 'utf8');
    }
    // A pipe or a device may never end.
    why = found.isFile()
      ? l10n.t('it is larger than {0} MB', MOST_BYTES / 1e6)
      : l10n.t('it is not a regular file');
  } catch (error) {
    why = (error as Error).message;
  }
  throw new RequestError(l10n.t('{0} cannot be read: {1}.', path, why));
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
      throw new RequestError(l10n.t('There is no {0} in {1} or above it.', CONFIG_FILE, resolve(from)));
    }
  }
}

/** @throws RequestError that names those there are, when there is none of that name */
export function named(found: readonly FoundConfiguration[], name: string): FoundConfiguration {
  const one = found.find(({ configuration }) => configuration.name === name);
  if (!one) {
    const names = found.map(({ configuration }) => `"${configuration.name}"`).join(', ');
    const none = l10n.t('There is no run configuration "{0}".', name);
    const there = names === '' ? l10n.t('{0} has none.', CONFIG_FILE) : l10n.t('There are {0}.', names);
    throw new RequestError(l10n.t('{0} {1}', none, there));
  }
  return one;
}
