import { define } from '../record/values/define.js';
import type { WireError, WireProperties } from '../worker/wire.js';

/**
 * What an error carried along in its worker, as it was there: errors are errors, and a Buffer is one.
 *
 * @param reviveError - makes the errors among them
 */
export function revived(
  { data, errors, buffers }: WireProperties,
  reviveError: (wire: WireError) => unknown,
): Record<string, unknown> {
  for (const path of buffers) {
    change(data, path, (bytes) =>
      bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes,
    );
  }
  for (const [path, error] of errors) {
    change(data, path, () => reviveError(error));
  }
  return data;
}

/** Changes what stands at the end of a path. */
function change(data: object, path: (string | number)[], make: (value: unknown) => unknown): void {
  let owner = data as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    owner = owner[step] as typeof owner;
  }
  const last = path.at(-1) as string | number;
  define(owner, last, make(owner[last]));
}
