import { MODES } from './modes.js';
import { jsonNumber, jsonPlace } from './pieces.js';
import { CALLS, type FunctionRef, STATUSES, Status } from './schema.js';
import type { RunStore } from './store.js';

/** What the document holds besides the record; it is computed by `profile`, which this room does not know. */
export interface Derived {
  /** The numbers of the run, as plain data. */
  metrics: unknown;
  /** Task indices in the order in which their outcomes came back. */
  completionOrder: ArrayLike<number>;
  /** Task indices in the order in which the caller got them; tasks that were never delivered are not in it. */
  resultOrder: ArrayLike<number>;
}

const JSON_FORMAT = 'poolscope-run';
const JSON_VERSION = 1;

const TIMES = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered', 'cpu'] as const;

/**
 * The JSON document of a run (`poolscope run --json`), in pieces: a run of a million tasks does not fit into one
 * string. A task is a line of its own. Times are ms from the run's start; what never was is null.
 *
 * @param store - a finished run's record; one that goes on is written as far as it is
 */
export function* toJsonDocument(store: RunStore, derived: Derived): Generator<string> {
  const { header } = store;
  const { workers, workerType, chunksize } = header.pool;
  yield '{\n';
  yield member('format', JSON_FORMAT);
  yield member('version', JSON_VERSION);
  yield member('id', header.id);
  yield member('poolscope', header.poolscope);
  yield member('startedAt', header.startedAt);
  yield member('function', functionRef(header.function));
  yield member('functions', header.functions.map(functionRef));
  yield member('mode', header.mode);
  yield member('pool', { workers, workerType, chunksize });
  yield member('timeout', header.timeout);
  yield member('maxtasksperchild', header.maxtasksperchild);
  yield member('inputs', header.inputs);
  yield member('machine', header.machine);
  yield member('outcome', header.outcome);
  yield `"wall": ${jsonNumber(header.wall)},\n`;
  yield* results(store, derived.resultOrder);
  yield member('error', header.error);
  yield* list('completionOrder', derived.completionOrder.length, (i) => `${derived.completionOrder[i]}`, ',');
  yield* list('caller', store.caller.length, (i) => call(store, i));
  yield* list('callbacks', store.callbacks.length, (i) => callback(store, i));
  yield* list('tasks', store.tasks.length, (i) => taskJson(store, i));
  yield* list('workers', store.workers.length, (i) => JSON.stringify(store.workers[i]));
  yield* list('output', store.output.length, (i) => JSON.stringify(store.output[i]));
  yield `"clockError": ${jsonNumber(header.clockError)},\n`;
  yield member('baseline', header.baseline ?? null);
  yield `"metrics": ${JSON.stringify(derived.metrics) ?? 'null'}\n}\n`;
}

/** A line that nobody has looked up is not told. */
function functionRef({ file, name, line }: FunctionRef) {
  return { file, name, line: line || null };
}

function member(key: string, value: unknown): string {
  return `"${key}": ${JSON.stringify(value)},\n`;
}

function* list(key: string, length: number, item: (i: number) => string, separator = ',\n') {
  const [open, close] = separator === ',' || length === 0 ? ['', ''] : ['\n', '\n'];
  yield `"${key}": [${open}`;
  for (let i = 0; i < length; i++) {
    yield i === 0 ? item(i) : separator + item(i);
  }
  yield `${close}],\n`;
}

/**
 * What the mode's caller got: the list of a call that gives all at once, or nothing when that call failed; what
 * was delivered, in that order, where each result comes on its own.
 */
function* results(store: RunStore, order: ArrayLike<number>): Generator<string> {
  const { status } = store.tasks.data;
  if (MODES[store.header.mode].delivers === 'all' && store.header.outcome !== 'completed') {
    yield '"results": null,\n';
    return;
  }
  yield '"results": [';
  let separator = '';
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    if (status[row] === Status.ok) {
      yield separator + outcomeText(store, row);
      separator = ',';
    }
  }
  yield '],\n';
}

/** A task as it stands in the document's `tasks`, on one line. */
export function taskJson(store: RunStore, row: number): string {
  const { data } = store.tasks;
  const fn = store.header.functions[data.function[row] as number]?.name ?? store.header.function.name;
  let out = `{"index":${row},"function":${JSON.stringify(fn)},"worker":${jsonPlace(data.worker[row])},"chunk":${jsonPlace(data.chunk[row])}`;
  for (const time of TIMES) {
    out += `,"${time}":${jsonNumber(data[time][row])}`;
  }
  const status = data.status[row] as number;
  const key = status === Status.ok ? 'value' : 'error';
  return `${out},"status":"${STATUSES[status]}","args":${store.args.at(row) ?? '[]'},"${key}":${outcomeText(store, row)}}`;
}

function outcomeText(store: RunStore, row: number): string {
  return store.outcomes.at(row) ?? 'null';
}

function call(store: RunStore, row: number): string {
  const { data } = store.caller;
  const name = CALLS[data.call[row] as number];
  const waited = data.waited[row] === 1;
  return `{"call":"${name}","from":${jsonNumber(data.from[row])},"to":${jsonNumber(data.to[row])},"waited":${waited}}`;
}

function callback(store: RunStore, row: number): string {
  const { data } = store.callbacks;
  return `{"at":${jsonNumber(data.at[row])},"index":${jsonPlace(data.index[row])}}`;
}
