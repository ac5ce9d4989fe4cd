import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { DEEDS } = require('./worker/deeds.cjs');
const { ERRORS } = require('./worker/errors.cjs');
const { THENABLES } = require('./worker/thenables.cjs');
const { VALUES } = require('./worker/values.cjs');

/**
 * What a function of a generated program can do with an input, and what must become of the task.
 *
 * @typedef {object} Act
 * @property {string} what - `group: name`
 * @property {(i: number) => Ending[]} ends - what may become of it: one, but where the documents leave it open
 * @property {'process' | 'thread'} [only] - the type of worker that it is for
 * @property {'timeout' | 'hold' | 'limits'} [needs] - what a program must have for it
 * @property {'now' | 'late' | 'rude'} [fatal] - it ends its worker: while it runs; after it; or it may do so
 * @property {boolean} [says] - it prints `said by <number>.`
 */

/**
 * @typedef {object} Ending
 * @property {string} status
 * @property {unknown} [json] - its value, as the record writes it
 * @property {object} [error] - what its error has at least
 */

/** @returns {Ending} */
const ok = (json) => ({ status: 'ok', json });
const failed = (error) => ({ status: 'failed', error });
const crashed = { status: 'crashed', error: { name: 'WorkerDiedError' } };
const unsendable = failed({ name: 'MaybeEncodingError' });

const given = Object.entries(VALUES).flatMap(([name, { json, mayBe }]) => {
  const ends = (i) => (json ? [ok(json(i))] : mayBe ? [unsendable, ok(mayBe(i))] : [unsendable]);
  return ['give', 'give later'].map((group) => ({ what: `${group}: ${name}`, ends }));
});

const thrown = Object.entries(ERRORS).flatMap(([name, { record }]) =>
  ['throw', 'reject'].map((group) => ({ what: `${group}: ${name}`, ends: (i) => [failed(record(i))] })),
);

const awaited = Object.entries(THENABLES).map(([name, { gives, fails }]) => ({
  what: `thenable: ${name}`,
  ends: (i) => [gives ? ok(gives(i)) : failed(fails(i))],
}));

/** Deeds of which it is not enough to say that they are done. */
const SPECIAL = {
  exit: { fatal: 'now' },
  'exit later': { fatal: 'now' },
  'throw while it waits': { fatal: 'now' },
  'reject while it waits': { fatal: 'now' },
  kill: { fatal: 'now', only: 'process' },
  'out of memory': { fatal: 'now', needs: 'limits' },
  spin: { fatal: 'now', needs: 'timeout', end: { status: 'timed_out', error: { name: 'TimeoutError' } } },
  hang: { fatal: 'now', needs: 'timeout', end: { status: 'timed_out', error: { name: 'TimeoutError' } } },
  hold: { needs: 'hold', end: { status: 'cancelled' } },
  'hold and spin': { needs: 'hold', end: { status: 'cancelled' } },
  mark: { needs: 'hold' },
  'throw late': { fatal: 'late' },
  'reject late': { fatal: 'late' },
  say: { says: true },
  'say on stderr': { says: true },
  'say without end': { says: true },
  'say later': { says: true },
  'say much': { says: true },
  'hear messages': { fatal: 'rude' },
  'remove listeners': { fatal: 'rude' },
  'remove all listeners': { fatal: 'rude' },
  'close the channel': { fatal: 'rude' },
  'close the channel and wait': { fatal: 'rude' },
  'close descriptor 3': { fatal: 'rude', only: 'process' },
  'replace send': { fatal: 'rude' },
  'replace nextTick': { fatal: 'rude' },
};

const done = Object.keys(DEEDS).map((name) => {
  const { end, ...special } = SPECIAL[name] ?? {};
  const ends = (i) => {
    switch (special.fatal) {
      case 'now':
        return [end ?? crashed];
      case 'rude':
        return [ok(`done ${i}`), crashed];
      default:
        return [end ?? ok(`done ${i}`)];
    }
  };
  return { what: `do: ${name}`, ends, ...special };
});

/** @type {Act[]} */
export const ACTS = [...given, ...thrown, ...awaited, ...done];
const byName = new Map(ACTS.map((act) => [act.what, act]));

/** @returns {Act} */
export function actOf(what) {
  return byName.get(what);
}

/** Acts of tasks that mind their own business. */
export const CALM = ACTS.filter(({ fatal, needs }) => !fatal && !needs);
/** Acts of tasks that wait to be cut short. */
export const HOLDS = ['do: hold', 'do: hold and spin'];
/** Acts that are nothing to remark on, for most tasks. */
export const PLAIN = [
  'give: whole',
  'give: number',
  'give: string',
  'give later: object',
  'do: tick',
  'do: nap',
  'do: think',
];
