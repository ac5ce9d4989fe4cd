import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type AsyncResult,
  Pool,
  type PoolIterator,
  type PoolOptions,
  type Task,
  task,
} from '../../src/index.js';
import {
  type Callback,
  type Case,
  END,
  type Fn,
  type Inputs,
  type Step,
  type Value,
  WORKERS,
} from './script.js';
import { errorEntry, Values } from './values.js';

/** What a step gives that adds no entry to the log. */
const NOTHING = Symbol('nothing');

type Of<D extends Step['do']> = Extract<Step, { do: D }>;

/** Runs one script against our Pool; `script.py` does the same for CPython's. */
export class Script {
  readonly log: Value[] = [];
  /** The last step that was begun. */
  at: Step | null = null;
  private pool!: Pool;
  private readonly values: Values;
  private readonly results = new Map<string, AsyncResult<unknown>>();
  private readonly iterators = new Map<string, PoolIterator<unknown>>();
  private readonly waiting = new Map<string, { returned: boolean; entry: Promise<Value | typeof NOTHING> }>();
  private readonly noted: Value[] = [];

  constructor(
    private readonly script: Case,
    private readonly workerType: 'thread' | 'process',
    private readonly folder: string,
  ) {
    this.values = new Values(folder, () => this.pool);
  }

  /** @param pool - to run it on; without one it makes its own, which is gone afterwards */
  async run(pool?: Pool): Promise<Value[]> {
    try {
      this.pool = pool ?? this.makePool();
    } catch (error) {
      this.log.push(errorEntry(error));
      return this.log;
    }
    try {
      await this.steps(this.script.steps);
    } finally {
      if (!pool) {
        await this.pool.terminate();
      }
    }
    return this.log;
  }

  private makePool(): Pool {
    const { workers = WORKERS, initializer, initargs, maxtasksperchild } = this.script.pool ?? {};
    const options: Record<string, unknown> = { workerType: this.workerType };
    if (workers !== null) {
      options.workers = workers;
    }
    if (initializer !== undefined) {
      options.initializer = initializer === null ? 5 : fn(initializer);
      options.initargs = this.values.decode(initargs ?? []);
    }
    if (maxtasksperchild !== undefined) {
      options.maxtasksperchild = maxtasksperchild;
    }
    return new Pool(options as PoolOptions);
  }

  private async steps(steps: Step[]): Promise<void> {
    for (const step of steps) {
      this.at = step;
      // What needs no waiting is over when this returns: a callback counts on it.
      const entry = this.entry(step);
      const given = entry instanceof Promise ? await entry : entry;
      if (given !== NOTHING) {
        this.log.push(given);
      }
    }
  }

  /** What a step gives, or its error. */
  private entry(step: Step): Value | typeof NOTHING | Promise<Value | typeof NOTHING> {
    const { show, trace } = step as { show?: undefined; trace?: string };
    const shown = (value: unknown) => (value === NOTHING ? NOTHING : this.values.shown(value, show));
    try {
      const given = this.step(step);
      return given instanceof Promise
        ? given.then(shown, (error: unknown) => errorEntry(error, trace))
        : shown(given);
    } catch (error) {
      return errorEntry(error, trace);
    }
  }

  private step(step: Step): unknown {
    switch (step.do) {
      case 'map':
        return this.pool.map(fn(step.fn), this.inputs(step.inputs), chunksizeOf(step));
      case 'starmap':
        return this.pool.starmap(fn(step.fn), this.inputs(step.inputs), chunksizeOf(step));
      case 'apply':
        return this.pool.apply(fn(step.fn), this.args(step), this.kwds(step));
      case 'map_async':
      case 'starmap_async':
        return this.listAsync(step);
      case 'apply_async':
        return this.applyAsync(step);
      case 'imap':
      case 'imap_unordered':
        return this.iterate(step);
      case 'get':
        return this.result(step.of).get(step.timeout);
      case 'wait':
        return this.result(step.of)
          .wait(step.timeout)
          .then(() => NOTHING);
      case 'ready':
        return this.result(step.of).ready();
      case 'successful':
        return this.result(step.of).successful();
      case 'same':
        return this.same(step.of);
      case 'next':
        return this.next(step);
      case 'collect':
        return this.collect(step.of);
      case 'drain':
        return this.drain(step.of);
      case 'close':
        this.pool.close();
        return NOTHING;
      case 'join':
        return this.pool.join().then(() => NOTHING);
      case 'terminate':
        return this.pool.terminate().then(() => NOTHING);
      case 'with':
        return this.within(step.steps);
      case 'background':
        return this.background(step);
      case 'returned':
        return this.called(step.of).returned;
      case 'outcome':
        return this.called(step.of).entry;
      case 'open':
        for (const gate of step.gates) {
          writeFileSync(`${this.folder}/${gate}.open`, '');
        }
        return NOTHING;
      case 'begun':
        return this.begun(step.gates);
      case 'notes':
        return numbersIn(this.values.decode(step.path) as string);
      case 'callbacks':
        return [...this.noted];
      case 'forgotten':
        return this.forgotten(step);
    }
  }

  private listAsync(step: Of<'map_async' | 'starmap_async'>): typeof NOTHING {
    const method = step.do === 'map_async' ? 'mapAsync' : 'starmapAsync';
    const options = { ...chunksizeOf(step), ...this.callbacks(step) };
    this.results.set(step.as, this.pool[method](fn(step.fn), this.inputs(step.inputs), options));
    return NOTHING;
  }

  private applyAsync(step: Of<'apply_async'>): typeof NOTHING {
    const result = this.pool.applyAsync(fn(step.fn), this.args(step), this.kwds(step), this.callbacks(step));
    this.results.set(step.as, result);
    return NOTHING;
  }

  private iterate(step: Of<'imap' | 'imap_unordered'>): typeof NOTHING {
    const method = step.do === 'imap' ? 'imap' : 'imapUnordered';
    const iterator = this.pool[method](fn(step.fn), this.inputs(step.inputs), chunksizeOf(step));
    this.iterators.set(step.as, iterator);
    return NOTHING;
  }

  private callbacks(step: Of<'apply_async' | 'map_async' | 'starmap_async'>) {
    const { as, callback, errorCallback } = step;
    return {
      ...(callback && { callback: this.callback(as, 'callback', callback) }),
      ...(errorCallback && { errorCallback: this.callback(as, 'error_callback', errorCallback) }),
    };
  }

  private callback(handle: string, which: string, action: Callback): (given: unknown) => void {
    return (given) => {
      if (action === 'throw') {
        throw Object.assign(new Error(`thrown by the ${which} of ${handle}`), { name: 'Refused' });
      }
      if (action === 'note') {
        this.noted.push([handle, which, this.values.encode(given)]);
      } else if (action === 'ready') {
        this.noted.push([handle, which, this.result(handle).ready()]);
      } else {
        void this.steps(action);
      }
    };
  }

  private async same(handle: string): Promise<boolean> {
    const got = () =>
      this.result(handle)
        .get()
        .catch((error: unknown) => error);
    const first = await got();
    return first === (await got());
  }

  private async next({ of, timeout }: { of: string; timeout?: number }): Promise<unknown> {
    const { done, value } = await this.iterator(of).next(timeout);
    return done ? END : value;
  }

  private async collect(handle: string): Promise<unknown[]> {
    const list: unknown[] = [];
    for await (const value of this.iterator(handle)) {
      list.push(value);
    }
    return list;
  }

  private async drain(handle: string): Promise<Value[]> {
    const entries: Value[] = [];
    for (;;) {
      const entry = (await this.entry({ do: 'next', of: handle })) as Value;
      if (entry !== null && typeof entry === 'object' && 'end' in entry) {
        return entries;
      }
      entries.push(entry);
    }
  }

  private async within(steps: Step[]): Promise<typeof NOTHING> {
    await using _ = this.pool;
    await this.steps(steps);
    return NOTHING;
  }

  private background({ as, step }: Of<'background'>): typeof NOTHING {
    const call = { returned: false, entry: Promise.resolve(this.entry(step)) };
    this.waiting.set(as, call);
    void call.entry.then(() => {
      call.returned = true;
    });
    return NOTHING;
  }

  private async begun(gates: string[]): Promise<typeof NOTHING> {
    for (const gate of gates) {
      while (!existsSync(`${this.folder}/${gate}.begun`)) {
        await sleep(5);
      }
    }
    return NOTHING;
  }

  private async forgotten({ fn: name, count }: Of<'forgotten'>): Promise<number> {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const references = await this.mapAndLetGo(name, count);
    const held = () => references.filter((each) => each.deref() !== undefined).length;
    for (let i = 0; i < 200 && held() > 0; i++) {
      await sleep(10);
      collectGarbage();
    }
    return held();
  }

  private async mapAndLetGo(name: string, count: number): Promise<WeakRef<object>[]> {
    const objects = Array.from({ length: count }, () => ({ name }));
    const results = (await this.pool.map(fn(name), objects)) as object[];
    return [...objects, ...results].map((each) => new WeakRef(each));
  }

  private inputs(inputs: Inputs): Iterable<Iterable<unknown>> {
    return this.values.inputs(inputs) as Iterable<Iterable<unknown>>;
  }

  private args(step: Of<'apply' | 'apply_async'>): unknown[] {
    return this.values.decode(step.args ?? []) as unknown[];
  }

  private kwds(step: Of<'apply' | 'apply_async'>): Record<string, unknown> | undefined {
    return step.kwds && (this.values.decode(step.kwds) as Record<string, unknown>);
  }

  private result(handle: string): AsyncResult<unknown> {
    return known(this.results, handle);
  }

  private iterator(handle: string): PoolIterator<unknown> {
    return known(this.iterators, handle);
  }

  private called(handle: string) {
    return known(this.waiting, handle);
  }
}

export const WORK = new URL('../fixtures/conformance/work.ts', import.meta.url);

function fn(name: Fn): Task {
  return name === null ? (null as unknown as Task) : task(WORK, name);
}

function chunksizeOf({ chunksize }: { chunksize?: number }): { chunksize?: number } {
  return chunksize === undefined ? {} : { chunksize };
}

function numbersIn(path: string): number[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : [];
}

function known<T>(map: Map<string, T>, handle: string): T {
  const value = map.get(handle);
  if (value === undefined) {
    throw new Error(`the script has no ${handle}`);
  }
  return value;
}
