import { createRequire } from 'node:module';
import { bundlePath } from '../bundles.js';

const require = createRequire(import.meta.url);

/** The parser that finds functions. Loaded when it is first needed, so that an idle editor does not carry it. */
export function functions(): typeof import('../functions/index.js') {
  return require(bundlePath('functions.cjs'));
}

/** Reads a person's words into a request; loaded late for the same reason. */
export function requests(): typeof import('../runner/requestFrom.js') {
  return require(bundlePath('request.cjs'));
}
