import { createRequire } from 'node:module';
import { bundlePath } from './bundles.js';
import { sentences, type speak } from './language.js';

const require = createRequire(import.meta.url);
const loaded = new Map<string, unknown>();

/** Each bundle has its own copy of what looks sentences up, and starts in English: it is given the language of this one. */
export function load<T extends { speak: typeof speak }>(name: string): T {
  let bundle = loaded.get(name) as T | undefined;
  if (!bundle) {
    bundle = require(bundlePath(name)) as T;
    bundle.speak(sentences());
    loaded.set(name, bundle);
  }
  return bundle;
}

/** The parser that finds functions: loaded when it is first needed, so that an idle editor does not carry it, and a run starts sooner. */
export function functions(): typeof import('./functions/index.js') {
  return load('functions.cjs');
}

/** Reads and writes run configurations. */
export function configs(): typeof import('./configs/index.js') {
  return load('configs.cjs');
}

/** Writes a run in other formats. */
export function exporting(): typeof import('./exports/formats.js') {
  return load('exports.cjs');
}

/** Says what one run came to, and several. */
export function pages(): typeof import('./exports/pages.js') {
  return load('pages.cjs');
}

/** Starts runs. Loaded with the first one. */
export function running(): typeof import('./runner/running.js') {
  return load('running.cjs');
}

/** What package.json and tsconfig say around a file. Loaded with the first file that is looked at. */
export function project(): import('./functions/modules.js').Project {
  return load<typeof import('./runner/project.js')>('project.cjs').project;
}

/** Reads a person's words into requests and inputs. */
export function requests(): typeof import('./runner/requests.js') {
  return load('requests.cjs');
}
