import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';
import { ENCODINGS } from '../text/encodings.js';

// Words are asked for when something is wrong: this module is loaded before its language is known.
const text = v.pipe(
  v.string(() => l10n.t('a text')),
  v.nonEmpty(() => l10n.t('a text that is not empty')),
);
const whole = v.pipe(
  v.number(() => l10n.t('a whole number')),
  v.integer(() => l10n.t('a whole number')),
  v.minValue(1, () => l10n.t('a number of at least 1')),
);
const time = v.pipe(
  v.number(() => l10n.t('a number of milliseconds')),
  v.gtValue(0, () => l10n.t('a number above 0')),
);
const bool = v.boolean(() => l10n.t('true or false'));

/** A run configuration as it stands in `.vscode/poolscope.json`; names and meanings are the command line's. */
export const Configuration = v.strictObject({
  name: text,
  file: text,
  function: text,
  inputs: v.optional(v.unknown()),
  inputsFrom: v.optional(text),
  inputsExport: v.optional(text),
  mode: v.optional(v.picklist(MODE_NAMES, () => l10n.t('one of {0}', MODE_NAMES.join(', ')))),
  workers: v.optional(whole),
  workerType: v.optional(v.picklist(WORKER_TYPES, () => l10n.t('{0} or {1}', ...WORKER_TYPES))),
  chunksize: v.optional(
    v.union([whole, v.literal('auto')], () => l10n.t('a whole number of at least 1, or "auto"')),
  ),
  timeout: v.optional(time),
  importTimeout: v.optional(time),
  maxtasksperchild: v.optional(whole),
  maxInputs: v.optional(whole),
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
