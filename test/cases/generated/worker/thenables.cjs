// biome-ignore-all lint/suspicious/noThenProperty: they are about it
// What behaves as a promise and is none. `gives` or `fails` says what comes of it.
const { setTimeout } = globalThis;

exports.THENABLES = {
  'gives at once': { make: (i) => ({ then: (done) => done(i) }), gives: (i) => i },
  'gives later': { make: (i) => ({ then: (done) => setTimeout(done, 2, i) }), gives: (i) => i },
  'gives twice': {
    make: (i) => ({
      then(done) {
        done(i);
        done('again');
      },
    }),
    gives: (i) => i,
  },
  'gives, then throws': {
    make: (i) => ({
      then(done) {
        done(i);
        throw new Error('afterwards');
      },
    }),
    gives: (i) => i,
  },
  'gives another': {
    make: (i) => ({ then: (done) => done({ then: (inner) => inner(i) }) }),
    gives: (i) => i,
  },
  'is a function': { make: (i) => Object.assign(() => {}, { then: (done) => done(i) }), gives: (i) => i },
  rejects: {
    make: (i) => ({ then: (_, fail) => fail(new Error(`no ${i}`)) }),
    fails: (i) => ({ name: 'Error', message: `no ${i}` }),
  },
  'rejects with nothing': {
    make: () => ({ then: (_, fail) => fail() }),
    fails: () => ({ name: 'NonError' }),
  },
  throws: {
    make: (i) => ({
      then() {
        throw new Error(`no ${i}`);
      },
    }),
    fails: (i) => ({ name: 'Error', message: `no ${i}` }),
  },
  'getter throws': {
    make: () =>
      Object.defineProperty({}, 'then', {
        get() {
          throw new Error('no then');
        },
      }),
    fails: () => ({ name: 'Error', message: 'no then' }),
  },
};
