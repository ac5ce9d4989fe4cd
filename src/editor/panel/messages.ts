import * as v from 'valibot';
import { isWithin, LIMITS, type Limit } from '../../limits.js';
import type { PanelHostCalls } from '../../panel/protocol.js';
import { MODE_NAMES } from '../../record/modes.js';
import { ROW_FORMATS } from '../../record/rows/some.js';

const within = (limit: Limit) => v.nullish(v.custom<number>((value) => isWithin(limit, value)));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const mode = v.picklist(MODE_NAMES);
const change = v.object({
  mode: v.nullish(mode),
  workers: within(LIMITS.workers),
  chunksize: within(LIMITS.chunksize),
});
const rows = v.custom<Uint32Array>(
  (value) => Object.prototype.toString.call(value) === '[object Uint32Array]',
);

/** What was predicted for a run. */
export const FORECAST = v.object({
  from: v.string(),
  file: v.string(),
  name: v.string(),
  mode,
  workers: v.number(),
  chunksize: v.nullable(v.number()),
  count: v.number(),
  print: v.number(),
  wall: v.number(),
  run: v.nullish(v.string()),
  measured: v.nullish(v.number()),
});
const forecasts = v.object({
  waiting: v.nullable(FORECAST),
  answered: v.pipe(v.array(FORECAST), v.maxLength(1000)),
});

/** The arguments of each call; what is left out may arrive as null. */
const ARGUMENTS: Readonly<Record<keyof PanelHostCalls, v.GenericSchema>> = {
  ready: v.tuple([]),
  cancel: v.tuple([]),
  runAgain: v.tuple([]),
  runFailed: v.tuple([]),
  runChanged: v.tuple([change]),
  forecasts: v.tuple([]),
  keepForecasts: v.tuple([forecasts]),
  copyAsCode: v.tuple([change]),
  taskTexts: v.tuple([place]),
  inputPlace: v.tuple([place]),
  openSource: v.tuple([v.string(), v.number(), v.nullish(v.number())]),
  copy: v.tuple([v.string()]),
  copyTasks: v.tuple([rows, v.picklist(ROW_FORMATS)]),
  compareWith: v.tuple([v.nullish(v.string())]),
  comparisonClosed: v.tuple([]),
  exportRun: v.tuple([]),
};

const REPLY = v.looseObject({ t: v.literal('s'), i: v.string() });
const CALL = v.looseObject({ t: v.literal('q'), m: v.string(), a: v.array(v.unknown()) });

/** Whether the panel's page may say this: an answer, or one of its calls with what belongs to it. All else is let fall. */
export function isPageMessage(message: unknown): boolean {
  if (v.is(REPLY, message)) {
    return true;
  }
  return (
    v.is(CALL, message) &&
    Object.hasOwn(ARGUMENTS, message.m) &&
    v.is(ARGUMENTS[message.m as keyof PanelHostCalls], message.a)
  );
}
