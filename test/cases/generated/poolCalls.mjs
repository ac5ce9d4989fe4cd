const SPREAD = ['apply', 'apply_async', 'starmap', 'starmap_async'];
const NAMES = { map_async: 'mapAsync', starmap_async: 'starmapAsync', imap_unordered: 'imapUnordered' };

/**
 * Makes a call and follows it to its end.
 *
 * @param pool
 * @param fn - the task
 * @param call - of the program
 * @param tools - `signal`: of the call; `onResult`, `onCallback`: called when there is one; `notes`: gets faults
 * @returns {Promise<object>} `{ list }` or `{ error }` of a list; `{ each: [{ value } | { error } | null] }` of the others, for `imap_unordered`
 * in the order in which they came. Never rejects.
 */
export async function follow(pool, fn, call, tools) {
  const { mode, whats, first } = call;
  const rows = whats.map((what, at) => [first + at, what]);
  const options = { ...tools.options, chunksize: call.chunksize, buffersize: call.buffersize };
  const heard = new Heard(call, tools, pool, fn);
  switch (mode) {
    case 'map':
    case 'starmap':
      return whole(pool[mode](fn, inputsOf(call, rows), options));
    case 'map_async':
    case 'starmap_async': {
      const result = pool[NAMES[mode]](fn, inputsOf(call, rows), { ...options, ...heard.callbacks(0) });
      await impatience(call, result, tools);
      const got = await whole(result.get());
      heard.check(0, got, rows.length > 0, result);
      return got;
    }
    case 'apply': {
      const each = [];
      for (const row of rows) {
        const got = await one(() => pool.apply(fn, row, undefined, options));
        each.push(got);
        tools.onResult();
      }
      return { each };
    }
    case 'apply_async': {
      const results = rows.map((row, at) => {
        try {
          return pool.applyAsync(fn, row, undefined, { ...options, ...heard.callbacks(at) });
        } catch (error) {
          return { refused: error };
        }
      });
      return {
        each: await Promise.all(
          results.map(async (result, at) => {
            if (result.refused) {
              return { error: result.refused };
            }
            await impatience(call, result, tools);
            const got = await one(() => result.get());
            heard.check(at, got, true, result);
            tools.onResult();
            return got;
          }),
        ),
      };
    }
    default:
      return take(pool[NAMES[mode] ?? mode](fn, inputsOf(call, rows), options), call, tools);
  }
}

/** Waits a little first: what has not come by then comes later. */
async function impatience({ isImpatient }, result, { fault }) {
  if (!isImpatient) {
    return;
  }
  await result.wait(1);
  const early = await one(() => result.get(0));
  if (
    early.error?.name === 'TimeoutError' &&
    !/^No result after 0 ms/.test(early.error.message) &&
    !result.ready()
  ) {
    fault(`get(0) threw ${early.error}`);
  }
}

async function whole(promise) {
  const got = await one(() => promise);
  return 'value' in got ? { list: got.value } : got;
}

async function one(make) {
  try {
    return { value: await make() };
  } catch (error) {
    return { error };
  }
}

function inputsOf({ inputs, mode }, rows) {
  const list = SPREAD.includes(mode) ? rows : rows.map(([i, what]) => ({ i, what }));
  switch (inputs) {
    case 'set':
      return new Set(list);
    case 'generator':
      return (function* () {
        yield* list;
      })();
    case 'async generator':
      return (async function* () {
        for (const each of list) {
          await null;
          yield each;
        }
      })();
    case 'stuck generator':
      return (async function* () {
        yield* list;
        await new Promise(() => {});
      })();
    default:
      return list;
  }
}

/** Takes the results of an imap. */
async function take(results, { taking, whats }, tools) {
  const each = [];
  const next = async (limit) => {
    const got = await one(() => results.next(limit));
    tools.onResult();
    return got.value?.done ? null : 'error' in got ? got : { value: got.value.value };
  };
  switch (taking) {
    case 'all asked for at once': {
      const all = await Promise.all(Array.from({ length: whats.length + 2 }, () => next()));
      return { each: all.filter((got) => got !== null) };
    }
    case 'left at once':
      await results.return();
      return { each, isLeft: true, after: await next() };
    case 'left after one':
      each.push(await next());
      await results.return();
      return { each: each.filter((got) => got !== null), isLeft: true, after: await next() };
    case 'left while one is waited for': {
      const waiting = [next(), next()];
      await results.return();
      each.push(...(await Promise.all(waiting)));
      return { each: each.filter((got) => got !== null), isLeft: true, after: await next() };
    }
    default:
      // One that is cut short may end with an error after its results, so there is one more to ask for.
      for (let asked = 0; asked < whats.length + 100; asked++) {
        const got = await next(taking === 'with a limit of time' ? 1 : undefined);
        if (got === null) {
          break;
        }
        if (/^No result after 1 ms/.test(got.error?.message)) {
          asked--; // Its result comes later.
          continue;
        }
        each.push(got);
      }
      return { each };
  }
}

/** What the callbacks of a call were given. */
class Heard {
  calls = [];

  constructor(call, tools, pool, fn) {
    Object.assign(this, { call, tools, pool, fn });
  }

  callbacks(at) {
    const { callback } = this.call;
    if (callback === 'none') {
      return {};
    }
    const act = (got) => {
      this.calls.push({ at, ...got });
      this.tools.onCallback();
      return this.act();
    };
    return { callback: (value) => act({ value }), errorCallback: (error) => act({ error }) };
  }

  act() {
    switch (this.call.callback) {
      case 'throws':
        throw MINE;
      case 'rejects':
        return Promise.reject(MINE);
      case 'waits for ever':
        return new Promise(() => {});
      case 'waits':
        return new Promise((resolve) => setTimeout(resolve, 2));
      case 'calls again':
        try {
          this.tools.more.push(one(() => this.pool.applyAsync(this.fn, [-1, 'give: whole']).get()));
        } catch (error) {
          if (error.message !== 'Pool not running') {
            throw error;
          }
        }
        return undefined;
      default:
        return undefined;
    }
  }

  /** @param got - what the result gave @param isDue - whether a callback must have been called */
  check(at, got, isDue, result) {
    const { call, tools } = this;
    const calls = this.calls.filter((each) => each.at === at);
    if (call.callback !== 'none' && calls.length !== (isDue ? 1 : 0)) {
      tools.fault(`${calls.length} callbacks for task ${call.first + at} of ${call.mode}`);
    }
    const broken = call.callback === 'throws' || call.callback === 'rejects';
    if (broken && isDue && got.error !== MINE && got.error?.name !== 'TerminatedError') {
      tools.fault(`the error of a callback of ${call.mode} is lost`);
    }
    if (!result.ready() || result.successful() !== !('error' in got)) {
      tools.fault(`a result of ${call.mode} is ready: ${result.ready()}, successful: ${result.successful()}`);
    }
  }
}

/** What callbacks throw. */
export const MINE = new Error('of a callback');
