// What functions of generated programs throw, and the part of it that the record must have (docs/record.md).

class Refused extends Error {
  constructor(i) {
    super(`refused ${i}`);
    this.name = 'Refused';
    this.status = 503;
  }
}

exports.ERRORS = {
  Error: { make: (i) => new Error(`no ${i}`), record: (i) => ({ name: 'Error', message: `no ${i}` }) },
  TypeError: {
    make: (i) => new TypeError(`no ${i}`, { cause: new Error('because') }),
    record: (i) => ({ name: 'TypeError', message: `no ${i}`, cause: { name: 'Error', message: 'because' } }),
  },
  'of a class': {
    make: (i) => new Refused(i),
    record: (i) => ({ name: 'Refused', message: `refused ${i}` }),
  },
  'with a code': {
    make: (i) => Object.assign(new Error('gone'), { code: `E${i}` }),
    record: (i) => ({ name: 'Error', message: 'gone', code: `E${i}` }),
  },
  'with fields': {
    make: (i) => Object.assign(new Error('busy'), { statusCode: 503, details: { i } }),
    record: (i) => ({ name: 'Error', message: 'busy', properties: { statusCode: 503, details: { i } } }),
  },
  aggregate: {
    make: (i) => new AggregateError([new Error(`a${i}`)], 'all'),
    record: (i) => ({
      name: 'AggregateError',
      message: 'all',
      errors: [{ name: 'Error', message: `a${i}` }],
    }),
  },
  'holding itself': {
    make: (i) => {
      const error = new Error(`round ${i}`);
      return Object.assign(error, { self: error });
    },
    record: (i) => ({ name: 'Error', message: `round ${i}` }),
  },
  'named as ours': {
    make: (i) => Object.assign(new Error(`mine ${i}`), { name: 'RequestError' }),
    record: (i) => ({ name: 'RequestError', message: `mine ${i}` }),
  },
  frozen: {
    make: (i) => Object.freeze(new Error(`cold ${i}`)),
    record: (i) => ({ name: 'Error', message: `cold ${i}` }),
  },
  'a string': { make: (i) => `no ${i}`, record: (i) => ({ name: 'NonError', thrown: `no ${i}` }) },
  'a number': { make: (i) => i, record: (i) => ({ name: 'NonError', thrown: i }) },
  null: { make: () => null, record: () => ({ name: 'NonError', thrown: null }) },
  undefined: { make: () => undefined, record: () => ({ name: 'NonError', thrown: { $type: 'undefined' } }) },
  'an object': { make: (i) => ({ status: i }), record: (i) => ({ name: 'NonError', thrown: { status: i } }) },
  'a function': { make: () => () => 1, record: () => ({ name: 'NonError' }) },
};
