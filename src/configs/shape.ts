import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { isWithin, LIMITS, type Limit, leastInWords } from '../limits.js';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';
import { ENCODINGS } from '../text/encodings.js';

// Words are asked for when something is wrong: this module is loaded before its language is known.
const text = v.pipe(
  v.string(() => l10n.t('a text')),
  v.nonEmpty(() => l10n.t('a text that is not empty')),
);
const within = (limit: Limit) =>
  v.pipe(
    v.number(() => kindInWords(limit)),
    v.check(
      (value) => isWithin(limit, value),
      ({ input }) => outsideInWords(limit, input),
    ),
  );
const bool = v.boolean(() => l10n.t('true or false'));

function outsideInWords(limit: Limit, value: number): string {
  if (value > limit.most) {
    return l10n.t('at most {0}', limit.most);
  }
  return Number.isInteger(value) && limit.isWhole
    ? l10n.t('a number of at least {0}', limit.least)
    : kindInWords(limit);
}

function kindInWords(limit: Limit): string {
  return limit.isWhole ? l10n.t('a whole number') : leastInWords(limit);
}

/** A run configuration as it stands in `.vscode/poolscope.json`; names and meanings are the command line's. */
export const Configuration = v.strictObject({
  name: text,
  file: text,
  function: text,
  inputs: v.optional(v.unknown()),
  inputsFrom: v.optional(text),
  inputsExport: v.optional(text),
  mode: v.optional(v.picklist(MODE_NAMES, () => l10n.t('one of {0}', MODE_NAMES.join(', ')))),
  workers: v.optional(within(LIMITS.workers)),
  workerType: v.optional(v.picklist(WORKER_TYPES, () => l10n.t('{0} or {1}', ...WORKER_TYPES))),
  chunksize: v.optional(
    v.union([within(LIMITS.chunksize), v.literal('auto')], () =>
      l10n.t('a whole number of at least 1, or "auto"'),
    ),
  ),
  timeout: v.optional(within(LIMITS.timeout)),
  importTimeout: v.optional(within(LIMITS.timeout)),
  maxtasksperchild: v.optional(within(LIMITS.maxtasksperchild)),
  maxInputs: v.optional(within(LIMITS.maxInputs)),
  csvTypes: v.optional(bool),
  delimiter: v.optional(
    v.pipe(
      text,
      v.check(
        (value) => value === 'tab' || value === '\\t' || /^[^"\r\n\0\ufeff]$/u.test(value),
        () => l10n.t('one character, such as ; or |, or the word tab'),
      ),
    ),
  ),
  encoding: v.optional(v.picklist(ENCODINGS, () => l10n.t('one of {0}', ENCODINGS.join(', ')))),
  onlyFailed: v.optional(bool),
});

export type Configuration = v.InferOutput<typeof Configuration>;

/** The whole file. `$schema` and what else an editor may put there is let be. */
export const ConfigurationFile = v.looseObject({
  configurations: v.array(Configuration, () => l10n.t('a list of configurations')),
});

/** The keys of a configuration. */
export const KEYS = Object.keys(Configuration.entries);
