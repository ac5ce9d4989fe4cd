import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import type { Texts } from '../../record/texts.js';

/** What a table is sorted by; null: its own order. */
export type Sort = { column: string; down: boolean } | null;

type Compare = (a: number, b: number) => number;
const SLICE = 4000;

/**
 * A comparison of tasks by a column. Tasks that have nothing there come last, whichever way it goes.
 *
 * @param places - ranks in completion order by task, -1 for none
 * @returns after looking at every row; it yields how far it is
 */
export function* comparison(
  store: RunStore,
  places: Int32Array,
  rows: Uint32Array,
  { column, down }: NonNullable<Sort>,
): Generator<number, Compare> {
  const { data } = store.tasks;
  const sign = down ? -1 : 1;
  switch (column) {
    case 'input':
      return yield* byText(store.args, rows, sign);
    case 'outcome': {
      const values = yield* byText(store.outcomes, rows, sign);
      // Results first, then what has none, by how it ended.
      const group = (row: number) => {
        const code = data.status[row] as number;
        return code === Status.ok ? 0 : code === Status.pending ? 99 : code;
      };
      return (a, b) => group(a) - group(b) || values(a, b);
    }
    case 'worker':
      return byNumber(
        (row) => ((data.worker[row] as number) < 0 ? Number.NaN : (data.worker[row] as number)),
        sign,
      );
    case 'start':
      return byNumber((row) => data.started[row] as number, sign);
    case 'duration':
      return byNumber((row) => (data.ended[row] as number) - (data.started[row] as number), sign);
    case 'rank':
      return byNumber((row) => ((places[row] as number) < 0 ? Number.NaN : (places[row] as number)), sign);
    case 'shift':
      return byNumber(
        (row) => ((places[row] as number) < 0 ? Number.NaN : row - (places[row] as number)),
        sign,
      );
    default:
      return (a, b) => sign * (a - b);
  }
}

/** Compares rows by a number of each; NaN comes last either way. @param sign 1 for rising, -1 for falling */
export function byNumber(of: (row: number) => number, sign: number): Compare {
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    return x < y
      ? -sign
      : x > y
        ? sign
        : Number.isNaN(x)
          ? Number.isNaN(y)
            ? 0
            : 1
          : Number.isNaN(y)
            ? -1
            : 0;
  };
}

/** Numbers by their size and before all else; the rest by its text. */
function* byText(texts: Texts, rows: Uint32Array, sign: number): Generator<number, Compare> {
  const numbers = new Float64Array(texts.length).fill(Number.NaN);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    numbers[row] = numberOf(texts.at(row));
    if (i % SLICE === SLICE - 1) {
      yield i / rows.length / 5;
    }
  }
  return (a, b) => {
    const [x, y] = [numbers[a] as number, numbers[b] as number];
    if (!Number.isNaN(x) || !Number.isNaN(y)) {
      return x < y ? -sign : x > y ? sign : Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : 0;
    }
    const [s, t] = [texts.at(a), texts.at(b)];
    return s === t ? 0 : s === undefined ? 1 : t === undefined ? -1 : s < t ? -sign : sign;
  };
}

/** A JSON text that is one number, or a list of one number, as arguments mostly are. */
function numberOf(json: string | undefined): number {
  const text = json?.startsWith('[') ? json.slice(1, -1) : json;
  return text !== undefined && /^-?\d[\d.eE+-]*$/.test(text) ? Number(text) : Number.NaN;
}
