/**
 * Whether a value has at least what is expected: of objects those properties, everything else as it is.
 *
 * @param {unknown} value
 * @param {unknown} expected
 * @returns {boolean}
 */
export function has(value, expected) {
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(value, expected);
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      value.length === expected.length &&
      expected.every((each, i) => has(value[i], each))
    );
  }
  const keys = Object.keys(expected);
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => has(value[key], expected[key])) &&
    // More than is expected is only for errors, whose stacks are anything.
    ('name' in expected || keys.length === Object.keys(value).length)
  );
}

/** A value in a few words, for the account of a failure. */
export function brief(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
