import * as v from 'valibot';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';

const text = v.pipe(v.string('a text'), v.nonEmpty('a text that is not empty'));
const whole = v.pipe(
  v.number('a whole number'),
  v.integer('a whole number'),
  v.minValue(1, 'a number of at least 1'),
);

/** A run configuration as it stands in `.vscode/poolscope.json`; names and meanings are the command line's. */
export const Configuration = v.strictObject({
  name: text,
  file: text,
  function: text,
  inputs: v.optional(v.unknown()),
  inputsFrom: v.optional(text),
  inputsExport: v.optional(text),
  mode: v.optional(v.picklist(MODE_NAMES, `one of ${MODE_NAMES.join(', ')}`)),
  workers: v.optional(whole),
  workerType: v.optional(v.picklist(WORKER_TYPES, WORKER_TYPES.join(' or '))),
  chunksize: v.optional(v.union([whole, v.literal('auto')], 'a whole number of at least 1, or "auto"')),
  timeout: v.optional(v.pipe(v.number('a number of milliseconds'), v.gtValue(0, 'a number above 0'))),
  maxtasksperchild: v.optional(whole),
  maxInputs: v.optional(whole),
  csvTypes: v.optional(v.boolean('true or false')),
  onlyFailed: v.optional(v.boolean('true or false')),
});

export type Configuration = v.InferOutput<typeof Configuration>;

/** The whole file. `$schema` and what else an editor may put there is let be. */
export const ConfigurationFile = v.looseObject({
  configurations: v.array(Configuration, 'a list of configurations'),
});

/** The keys of a configuration. */
export const KEYS = Object.keys(Configuration.entries);
