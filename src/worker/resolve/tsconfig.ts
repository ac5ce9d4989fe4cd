import { dirname } from 'node:path';
import {
  createFilesMatcher,
  createPathsMatcher,
  getTsconfig,
  parseTsconfig,
  type TsConfigResult,
} from 'get-tsconfig';

/** Where an import may lead, by the `paths` and `baseUrl` of a tsconfig: absolute, without an ending perhaps. */
export type PathsMatcher = (specifier: string) => string[];

const NONE: PathsMatcher = () => [];
const cache = new Map();
const matchers = new Map<string, PathsMatcher>();

/**
 * The matcher for the imports of a file, by the nearest tsconfig.json (else jsconfig.json) above it. One that only
 * points at others (`references`, as project templates make it) stands for the one of those that includes the file.
 *
 * @param file - absolute path
 * @throws Error with a sentence when the tsconfig cannot be read
 */
export function pathsOf(file: string): PathsMatcher {
  const folder = dirname(file);
  let matcher = matchers.get(folder);
  if (!matcher) {
    const config = getTsconfig(file, 'tsconfig.json', cache) ?? getTsconfig(file, 'jsconfig.json', cache);
    matcher = config ? (createPathsMatcher(config) ?? referenced(config, file) ?? NONE) : NONE;
    matchers.set(folder, matcher);
  }
  return matcher;
}

function referenced({ config, path }: TsConfigResult, file: string): PathsMatcher | null {
  for (const { path: reference } of config.references ?? []) {
    const whole = `${dirname(path)}/${reference}`;
    const at = whole.endsWith('.json') ? whole : `${whole}/tsconfig.json`;
    const other = { path: at, config: parseTsconfig(at, cache) };
    const matcher = createPathsMatcher(other);
    if (matcher && createFilesMatcher(other)(file)) {
      return matcher;
    }
  }
  return null;
}
