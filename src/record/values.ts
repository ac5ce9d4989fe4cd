/**
 * Values as JSON text. What JSON has no word for is written as an object with a `$type`, so that it can be told apart:
 *
 * - with a way back: `undefined` (holes, too), `bigint`, `number` (NaN, Infinity, -Infinity, -0), `date`, `regexp`,
 *   `map`, `set`, `error`, `circular` (`up`: how many objects further out it is; 1 is the one that holds it),
 *   `arraybuffer` and views by their class (`Uint8Array` …, base64 of their bytes), `boxed`, `array` (one that has
 *   properties, too), `object` (a user's own object that has a `$type` key);
 * - with a `preview` only: `symbol`, `function`, `promise`, `weakmap`, `generator` … , `opaque` (a host object that
 *   keeps its content to itself), `unreadable` (reading it threw), `deep`, `large`.
 *
 * A class instance is written as its own enumerable properties.
 */
export { decodeValue } from './values/decode.js';
export { encodeArgs, encodeValue } from './values/encode.js';
export { encodeError, errorRecord } from './values/errors.js';
export { preview, previewArgs } from './values/preview.js';
