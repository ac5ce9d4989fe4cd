/** Shorter lists are sent as they are: a typed array costs about a microsecond by itself. */
export const SHORTEST = 16;

/**
 * Values on their way to or from a worker. Many numbers travel as a Float64Array, many booleans as a Uint8Array, at a
 * tenth of what a structured clone of a list costs; a list of anything else is sent as it is (strings, too: putting
 * them together and cutting them apart again takes longer than cloning them).
 */
export type Packed = unknown[] | Float64Array | Uint8Array;

/** @param values - not changed, and perhaps what is returned */
export function pack(values: unknown[] | Float64Array): Packed {
  const { length } = values;
  if (length < SHORTEST || !Array.isArray(values)) {
    return values;
  }
  switch (typeof values[0]) {
    case 'number':
      return numbersOf(values) ?? values;
    case 'boolean':
      return packBooleans(values);
    default:
      return values;
  }
}

/** @returns the values in an array of numbers, or null when they are not all numbers */
export function numbersOf(values: readonly unknown[]): Float64Array | null {
  const packed = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number') {
      return null;
    }
    packed[i] = value;
  }
  return packed;
}

function packBooleans(values: unknown[]): Packed {
  const packed = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'boolean') {
      return values;
    }
    packed[i] = value ? 1 : 0;
  }
  return packed;
}

/** @returns the values, to be read by their places; packed numbers stay in the array that they came in */
export function unpack(packed: Packed): ArrayLike<unknown> {
  return packed instanceof Uint8Array ? Array.from(packed, (bit) => bit === 1) : packed;
}
