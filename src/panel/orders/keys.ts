/**
 * The row a key leads to.
 * @param row the selected row, -1 for none. @param length how many rows there are.
 * @param page how many rows are in view.
 * @returns a row, null for no row at all, undefined when the key means nothing here.
 */
export function rowForKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  row: number,
  length: number,
  page: number,
): number | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || length === 0) {
    return undefined;
  }
  const last = length - 1;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(row + 1, last);
    case 'ArrowUp':
      return row < 0 ? last : Math.max(row - 1, 0);
    case 'PageDown':
      return Math.min(Math.max(row, 0) + page, last);
    case 'PageUp':
      return Math.max(row - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
