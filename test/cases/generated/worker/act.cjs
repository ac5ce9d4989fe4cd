// What every function of a generated program does with its input: an entry `group: name` of the tables beside this file.
const { appendFileSync } = require('node:fs');
const { DEEDS } = require('./deeds.cjs');
const { ERRORS } = require('./errors.cjs');
const { THENABLES } = require('./thenables.cjs');
const { VALUES } = require('./values.cjs');

/**
 * @param {string} ran - a file that gets the number of each input that begins, in the order in which they do
 * @param {string} held - a file that is made once a task waits to be cut short
 */
exports.actor = (ran, held) => (i, what) => {
  appendFileSync(ran, `${i}\n`);
  const [group, name] = what.split(': ');
  switch (group) {
    case 'give':
      return VALUES[name].make(i);
    case 'give later':
      return Promise.resolve().then(() => VALUES[name].make(i));
    case 'throw':
      throw ERRORS[name].make(i);
    case 'reject':
      return Promise.reject(ERRORS[name].make(i));
    case 'thenable':
      return THENABLES[name].make(i);
    case 'do': {
      const done = DEEDS[name](i, held);
      return typeof done?.then === 'function' ? done.then(() => `done ${i}`) : `done ${i}`;
    }
    default:
      throw new Error(`no such act: ${what}`);
  }
};
