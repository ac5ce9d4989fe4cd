import { createRequire } from 'node:module';
import { bundlePath } from '../bundles.js';

const require = createRequire(import.meta.url);

/** The parser that finds functions. In a bundle of its own, so that a run, which does not need it here, starts sooner. */
export function functions(): typeof import('../functions/index.js') {
  return require(bundlePath('functions.cjs'));
}

/** Writes a run in other formats. */
export function exporting(): typeof import('../exports/formats.js') {
  return require(bundlePath('exports.cjs'));
}
