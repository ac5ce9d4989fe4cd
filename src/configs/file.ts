import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { readText } from '../text/file.js';
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
  const configurations = parseConfigurations(readText(path, path, MOST_BYTES), path);
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
