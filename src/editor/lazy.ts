import { createRequire } from 'node:module';
import { bundlePath } from '../bundles.js';

const require = createRequire(import.meta.url);

/** The parser that finds functions. Loaded when it is first needed, so that an idle editor does not carry it. */
export function functions(): typeof import('../functions/index.js') {
  return require(bundlePath('functions.cjs'));
}

/** Reads and writes run configurations. */
export function configs(): typeof import('../configs/index.js') {
  return require(bundlePath('configs.cjs'));
}

/** Writes a run in other formats. */
export function exporting(): typeof import('../exports/formats.js') {
  return require(bundlePath('exports.cjs'));
}

/** Says what one run came to, and several. */
export function pages(): typeof import('../exports/pages.js') {
  return require(bundlePath('pages.cjs'));
}

/** Reads a person's words into requests and inputs; loaded late for the same reason. */
export function requests(): typeof import('../runner/requests.js') {
  return require(bundlePath('requests.cjs'));
}
