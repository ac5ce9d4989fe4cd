/**
 * Waits for answers, as from a server, and some never come: customer 4 does not exist, and every ninth request finds
 * the server busy. The rest go on all the same; the panel shows which failed and why, and the file is CommonJS.
 *
 * Nothing here uses the processor, so more workers than cores make it faster: try 4, then 16. `apply`, one call after
 * another, takes as long as all waits together.
 */
'use strict';

/** Ids of customers. */
const inputs = Array.from({ length: 40 }, (_, i) => i + 1);

class HttpError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.name = 'HttpError';
    this.code = status;
  }
}

/**
 * @param {number} id
 * @returns {Promise<{ id: number, name: string, orders: number }>}
 */
async function fetchCustomer(id) {
  await new Promise((resolve) => setTimeout(resolve, 20 + ((id * 37) % 120)));
  if (id === 4) {
    throw new HttpError(404, `There is no customer ${id}`);
  }
  if (id % 9 === 0) {
    throw new Error(`Customer ${id} could not be fetched`, {
      cause: new HttpError(503, 'The server is busy'),
    });
  }
  return { id, name: `Customer ${id}`, orders: (id * 13) % 7 };
}

module.exports = { inputs, fetchCustomer };
