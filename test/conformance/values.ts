import { SAME_ERRORS } from './errors.js';
import type { Inputs, Show, Value } from './script.js';

/** Translates between the values of a script and those of the pool; `script.py` does the same. */
export class Values {
  private readonly workers: string[] = [];

  /**
   * @param folder - the script's own
   * @param pool - what `POOL` stands for
   */
  constructor(
    private readonly folder: string,
    private readonly pool: () => unknown,
  ) {}

  decode(value: Value): unknown {
    if (typeof value === 'string') {
      return value.startsWith('@/') ? this.folder + value.slice(1) : value;
    }
    if (Array.isArray(value)) {
      return value.map((each) => this.decode(each));
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    switch (value.$) {
      case undefined:
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.decode(each)]));
      case 'unsendable':
        return () => 1;
      case 'nan':
        return Number.NaN;
      case 'infinity':
        return Number.POSITIVE_INFINITY;
      case 'pool':
        return this.pool();
      default:
        throw new Error(`no value is called ${value.$}`);
    }
  }

  encode(value: unknown): Value {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return { $: Number.isNaN(value) ? 'nan' : 'infinity' };
    }
    if (Array.isArray(value)) {
      return value.map((each) => this.encode(each));
    }
    if (value instanceof Error) {
      return errorEntry(value);
    }
    if (value !== null && typeof value === 'object') {
      const keys = Object.keys(value);
      if (keys.length === 1 && 'worker' in value) {
        return `worker ${this.numberOf(String(value.worker))}`;
      }
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.encode(each)]));
    }
    return (value ?? null) as Value;
  }

  shown(value: unknown, show?: Show): Value {
    const entry = this.encode(value);
    if (show === undefined) {
      return entry;
    }
    const list = entry as Value[];
    switch (show) {
      case 'sorted':
        return list.sort(byRank);
      case 'count':
        return list.length;
      case 'largest':
        return Math.max(...(list as number[]));
      case 'distinct':
        return new Set(list.map((each) => JSON.stringify(each))).size;
    }
  }

  inputs(inputs: Inputs): unknown {
    if (inputs === null || typeof inputs !== 'object' || Array.isArray(inputs)) {
      return this.decode(inputs);
    }
    if ('set' in inputs) {
      return new Set(inputs.set);
    }
    return 'endless' in inputs ? endless() : this.generate(inputs.generator, inputs.throws);
  }

  private *generate(values: Value[], throws?: string): Generator<unknown> {
    for (const value of values) {
      yield this.decode(value);
    }
    if (throws !== undefined) {
      throw Object.assign(new Error(throws), { name: 'Refused' });
    }
  }

  private numberOf(worker: string): number {
    if (!this.workers.includes(worker)) {
      this.workers.push(worker);
    }
    return this.workers.indexOf(worker);
  }
}

/** @param trace - the entry says whether the stack names this function */
export function errorEntry(thrown: unknown, trace?: string): Value {
  const { name, message, stack } = thrown as Error;
  const same = SAME_ERRORS.find(
    ({ ours: [itsName, pattern] }) => itsName === name && new RegExp(pattern).test(message),
  );
  const short = message.length < 200 ? message : `${message.length} characters`;
  return {
    ...(same ? { error: same.as } : { error: name, message: short }),
    ...(trace !== undefined && { trace: stack?.includes(trace) ?? false }),
  };
}

function* endless(): Generator<number> {
  for (let i = 0; ; i++) {
    yield i;
  }
}

/** Numbers by their size, before all else by its text. */
function byRank(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (typeof a === 'number' || typeof b === 'number') {
    return typeof a === 'number' ? -1 : 1;
  }
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  return textA < textB ? -1 : textA > textB ? 1 : 0;
}
