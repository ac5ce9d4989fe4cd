/** A number as JSON writes it: `007` and `1.` are none, for a part number or a phone number must stay what it is. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a cell of a CSV file says: a number, true, false, null where it is empty; else its text. */
export function typed(cell: string): unknown {
  switch (cell) {
    case '':
      return null;
    case 'true':
    case 'TRUE':
      return true;
    case 'false':
    case 'FALSE':
      return false;
  }
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  // A whole number that a double cannot hold would come back as another one.
  const isWhole = Number.isInteger(value);
  return Number.isFinite(value) && (!isWhole || Number.isSafeInteger(value)) ? value : cell;
}
