import { STATUSES, Status, type TaskStatus } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { errorLine, readError } from '../text/errors.js';
import { readableText } from '../text/values.js';
import type { Range } from '../timeline/range.js';

/** Which tasks are shown; what is null or empty keeps none away. */
export interface Filter {
  /** `unwell`: whatever has an end that is not `ok`. */
  status: TaskStatus | 'unwell' | '';
  worker: number | null;
  /** In the input, the result or the error. Case, spaces and quotes do not count. */
  text: string;
  /** How long it ran, ms. */
  least: number | null;
  most: number | null;
  /** Only those that ran within the shared time range. */
  inRange: boolean;
}

export const ALL: Filter = { status: '', worker: null, text: '', least: null, most: null, inRange: false };

export function isFiltering(filter: Filter): boolean {
  return (
    plain(filter.text) !== '' ||
    (Object.keys(ALL) as (keyof Filter)[]).some((key) => key !== 'text' && filter[key] !== ALL[key])
  );
}

/** Rows that are looked at between two pauses. */
const SLICE = 2000;

/**
 * Looks at every task.
 * @param range the shared time range, ms.
 * @returns for each task 1 when it is shown; yields how far it is
 */
export function* matching(store: RunStore, filter: Filter, range: Range): Generator<number, Uint8Array> {
  const { length } = store.tasks;
  const shown = new Uint8Array(length);
  const fits = numbersFit(store, filter);
  const needle = plain(filter.text);
  for (let index = 0; index < length; index++) {
    const isThere = !filter.inRange || isWithin(store, index, range);
    shown[index] = isThere && fits(index) && (needle === '' || hasText(store, index, needle)) ? 1 : 0;
    if (index % SLICE === SLICE - 1) {
      yield index / length;
    }
  }
  return shown;
}

/** Whether a task ran within a stretch of time, ms, at least for a part of it. One that has not ended runs on. */
export function isWithin({ tasks: { data } }: RunStore, index: number, [from, to]: Range): boolean {
  return (data.started[index] as number) <= to && !((data.ended[index] as number) < from);
}

function numbersFit(store: RunStore, { status, worker, least, most }: Filter): (index: number) => boolean {
  const { data } = store.tasks;
  const wanted = status === '' || status === 'unwell' ? -1 : STATUSES.indexOf(status);
  return (index) => {
    const code = data.status[index] as number;
    if (
      status === 'unwell' ? code === Status.ok || code === Status.pending : wanted >= 0 && code !== wanted
    ) {
      return false;
    }
    if (worker !== null && data.worker[index] !== worker) {
      return false;
    }
    if (least === null && most === null) {
      return true;
    }
    const ran = (data.ended[index] as number) - (data.started[index] as number);
    return ran >= (least ?? 0) && ran <= (most ?? Number.POSITIVE_INFINITY);
  };
}

/** A text without what a JSON text and its readable form differ in. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s"]+/g, '');
}

function hasText(store: RunStore, index: number, needle: string): boolean {
  const outcome = store.outcomes.at(index);
  return (
    asShown(store.args.at(index) ?? '').includes(needle) ||
    (outcome !== undefined && asShown(outcome).includes(needle)) ||
    (outcome !== undefined &&
      store.tasks.data.status[index] !== Status.ok &&
      plain(errorLine(readError(outcome) ?? { name: '', message: '' })).includes(needle))
  );
}

function asShown(json: string): string {
  return plain(json.includes('"$type"') ? readableText(json) : json);
}

const UNITS: Record<string, number> = { µs: 0.001, us: 0.001, ms: 1, s: 1000, min: 60_000 };

/**
 * A length of time as a person types it: `250`, `250 ms`, `1.5s`, `2 min`.
 * @returns ms; null when the text is empty, undefined when it is no such thing
 */
export function parseTime(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return null;
  }
  const [, number, unit] = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(µs|us|ms|s|min)?$/.exec(trimmed) ?? [];
  return number === undefined
    ? undefined
    : Number(number.replace(',', '.')) * (UNITS[unit ?? 'ms'] as number);
}
