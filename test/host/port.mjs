// Finds a port that nobody listens on.
import { createServer } from 'node:net';

/**
 * @param {number} [wanted] where to begin; without it the system gives one
 * @returns {Promise<number>} the first free port from there on
 */
export async function freePort(wanted = 0) {
  for (let port = wanted; port < wanted + 100; port++) {
    const free = await tryPort(port);
    if (free !== undefined) {
      return free;
    }
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 99}.`);
}

/**
 * @param {number} port
 * @returns {Promise<number | undefined>}
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(address.port));
    });
  });
}
