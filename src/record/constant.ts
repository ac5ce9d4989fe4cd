/**
 * Whether a value is a primitive other than a symbol. Nothing can change it, so its text can be made later, and perhaps
 * never has to be; and it is sure to survive the trip to another thread or process.
 */
export function isConstant(value: unknown): boolean {
  switch (typeof value) {
    case 'object':
      return value === null;
    case 'function':
    case 'symbol':
      return false;
    default:
      return true;
  }
}

export function areConstant(values: ArrayLike<unknown>): boolean {
  if (!(values instanceof Float64Array)) {
    for (let i = 0; i < values.length; i++) {
      if (!isConstant(values[i])) {
        return false;
      }
    }
  }
  return true;
}
