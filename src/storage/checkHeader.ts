import * as v from 'valibot';
import { isWithin, LIMITS, type Limit } from '../limits.js';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';

const nullable = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);

/** A number of the pool's options, as it came in. */
const within = (limit: Limit) => v.custom<number>((value) => isWithin(limit, value));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** The furthest time a date can tell, ms. */
const LAST_DATE = 8.64e15;

const FUNCTION = v.object({ file: v.string(), name: v.string(), line: v.number() });

const DELIMITER = v.pipe(v.string(), v.regex(/^[^"\r\n]$/u));

/** What everything that reads a record relies on. Further keys are let through: a later version may add some. */
const HEADER = v.object({
  id: v.string(),
  poolscope: v.string(),
  startedAt: v.pipe(v.number(), v.minValue(-LAST_DATE), v.maxValue(LAST_DATE)),
  function: FUNCTION,
  functions: v.array(FUNCTION),
  mode: v.picklist(MODE_NAMES),
  pool: v.object({
    workers: within(LIMITS.workersOrCores),
    workerType: v.picklist(WORKER_TYPES),
    chunksize: nullable(v.union([within(LIMITS.chunksize), v.literal('auto')])),
  }),
  timeout: nullable(within(LIMITS.timeout)),
  maxtasksperchild: nullable(within(LIMITS.maxtasksperchild)),
  inputs: v.object({
    source: v.string(),
    expression: v.optional(v.string()),
    count,
    open: v.optional(v.boolean()),
    reading: v.optional(
      v.object({
        format: v.optional(v.picklist(['json', 'jsonl', 'csv', 'lines'])),
        delimiter: v.optional(DELIMITER),
        others: v.optional(v.array(DELIMITER)),
        encoding: v.optional(v.picklist(['utf8', 'utf16le', 'utf16be', 'latin1'])),
        zeros: v.optional(v.boolean()),
      }),
    ),
    file: v.optional(
      v.object({ path: v.string(), pointer: v.string(), size: v.number(), modified: v.number() }),
    ),
  }),
  machine: v.object({ cores: v.number(), node: v.string(), platform: v.string() }),
  outcome: v.picklist(['running', 'completed', 'failed', 'cancelled']),
  wall: nullable(v.number()),
  error: nullable(v.looseObject({ name: v.string(), message: v.string() })),
  clockError: v.number(),
  baseline: v.optional(
    v.object({
      measuredAt: v.number(),
      of: v.number(),
      rounds: v.array(
        v.object({
          tasks: v.number(),
          serial: v.number(),
          pooled: v.number(),
          busy: v.number(),
          wall: v.number(),
        }),
      ),
    }),
  ),
});

/** @throws ValiError when something is no `RunHeader` */
export function checkHeader(header: unknown): void {
  v.parse(HEADER, header);
}
