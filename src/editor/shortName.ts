import { plainLine } from '../record/printable.js';

/**
 * A name in a question: on one line, with all its signs to be seen, and with beginning and end where it is long.
 *
 * @param most - characters
 */
export function named(name: string, most: number): string {
  const signs = [...plainLine(name)];
  const half = Math.floor((most - 1) / 2);
  return signs.length <= most
    ? signs.join('')
    : `${signs.slice(0, half).join('')}…${signs.slice(-half).join('')}`;
}
