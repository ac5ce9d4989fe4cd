// Waiting for a condition, and no longer.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @template T
 * @param {() => Promise<T>} condition tried again until it gives something true
 * @param {number} timeout in milliseconds
 * @param {string | (() => string)} complaint
 * @returns {Promise<T>}
 */
export async function until(condition, timeout, complaint) {
  const end = Date.now() + timeout;
  while (true) {
    /** @type {unknown} */
    let last;
    try {
      const value = await condition();
      if (value) {
        return value;
      }
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const text = typeof complaint === 'string' ? complaint : complaint();
      throw new Error(`${text} (after ${Math.round(timeout / 1000)} s)`, { cause: last });
    }
    await sleep(200);
  }
}

/**
 * @param {string} text
 * @returns {RegExp} matches an element whose whole text this is
 */
export function exactly(text) {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
