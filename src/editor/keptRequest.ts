import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import type { InputSource } from '../inputs/kinds/list.js';
import { isWithin, LIMITS, type Limit } from '../limits.js';
import { VALUES_KEPT } from '../record/kept.js';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';
import { checkRequest } from '../runner/checkRequest.js';
import type { RunRequest } from '../runner/request.js';
import { ENCODINGS } from '../text/encodings.js';

const text = v.pipe(v.string(), v.nonEmpty());
const path = v.pipe(v.string(), v.check(isAbsolute));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const within = (limit: Limit) => v.custom<number>((value) => isWithin(limit, value));
const ofText = {
  csvTypes: v.optional(v.boolean()),
  delimiter: v.optional(text),
  encoding: v.optional(v.picklist(ENCODINGS)),
};

const INPUTS = {
  expression: v.object({ kind: v.literal('expression'), text }),
  export: v.object({ kind: v.literal('export'), name: text }),
  file: v.object({ kind: v.literal('file'), path: text, ...ofText }),
  pipe: v.object({ kind: v.literal('pipe'), path: text, ...ofText }),
  glob: v.object({ kind: v.literal('glob'), pattern: text }),
  text: v.object({
    kind: v.literal('text'),
    text: v.string(),
    format: v.picklist(['json', 'jsonl', 'csv', 'lines']),
    from: text,
    ...ofText,
  }),
  run: v.object({
    kind: v.literal('run'),
    path: text,
    onlyFailed: v.optional(v.boolean()),
    content: v.optional(v.string()),
  }),
} as const satisfies Record<InputSource['kind'], v.GenericSchema>;

/** What each key of a request holds. */
const HOLDS = {
  file: path,
  function: text,
  selected: v.object({ text, line: whole, column: whole }),
  cwd: path,
  inputs: v.union(Object.values(INPUTS)),
  rows: v.array(place),
  sample: v.object({ tasks: within(LIMITS.samples), budget: within(LIMITS.budget) }),
  mode: v.picklist(MODE_NAMES),
  workers: within(LIMITS.workers),
  workerType: v.picklist(WORKER_TYPES),
  chunksize: v.union([within(LIMITS.chunksize), v.literal('auto')]),
  timeout: within(LIMITS.timeout),
  importTimeout: within(LIMITS.timeout),
  maxtasksperchild: within(LIMITS.maxtasksperchild),
  maxInputs: within(LIMITS.maxInputs),
  values: v.picklist(VALUES_KEPT),
  cpuProf: path,
} as const satisfies Record<keyof RunRequest, v.GenericSchema>;

type Key = keyof RunRequest;
const NEEDED: readonly Key[] = ['file', 'function', 'cwd', 'inputs', 'mode'];
/** Keys that mean something only together. */
const TOGETHER: readonly (readonly Key[])[] = [
  ['file', 'function', 'selected', 'cwd'],
  ['inputs', 'rows', 'sample'],
];

/** The right ones of what was kept, without what no request has; and the keys whose content is none of theirs. */
function sift(kept: object): { right: Partial<RunRequest>; wrong: Set<Key> } {
  const right: Record<string, unknown> = {};
  const wrong = new Set<Key>();
  for (const [key, schema] of Object.entries(HOLDS) as [Key, v.GenericSchema][]) {
    const value: unknown = (kept as Record<string, unknown>)[key];
    if (value !== undefined) {
      const { success, output } = v.safeParse(schema, value);
      if (success) {
        right[key] = output;
      } else {
        wrong.add(key);
      }
    }
  }
  return { right, wrong };
}

/**
 * A request that was kept between sessions. Another version may have written it, or something may have damaged it.
 *
 * @returns null for what is none that could be run
 */
export function keptRequest(kept: unknown): RunRequest | null {
  if (typeof kept !== 'object' || kept === null) {
    return null;
  }
  const { right, wrong } = sift(kept);
  if (wrong.size > 0 || NEEDED.some((key) => right[key] === undefined)) {
    return null;
  }
  const request = right as RunRequest;
  try {
    checkRequest(request);
    return request;
  } catch {
    return null; // Nobody asked for it just now: there is nobody to be told.
  }
}

/**
 * What was kept of a run that was being put together: all that is right, since each of it can be chosen anew.
 *
 * @returns null where nothing was kept
 */
export function keptSetup(kept: unknown): Partial<RunRequest> | null {
  if (typeof kept !== 'object' || kept === null) {
    return null;
  }
  const { right, wrong } = sift(kept);
  for (const keys of TOGETHER) {
    const isWhole = keys.every(
      (key) => !wrong.has(key) && (right[key] !== undefined || !NEEDED.includes(key)),
    );
    if (!isWhole) {
      for (const key of keys) {
        delete right[key];
      }
    }
  }
  if (right.inputs?.kind === 'export' && right.file === undefined) {
    delete right.inputs; // An export belongs to its file.
  }
  return right;
}
