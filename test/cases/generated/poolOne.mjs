import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { HOLDS } from './acts.mjs';
import { follow } from './poolCalls.mjs';
import { wrongBeginnings, wrongCall } from './poolOracle.mjs';
import { poolProgram } from './poolProgram.mjs';

/** What a pool has left may take so long (ms) to be gone. */
const GOING = 3000;

/**
 * Runs the program of a seed in this process.
 *
 * @param library - what `poolscope` exports
 * @param {number} seed
 * @param {string} folder - for its files
 * @returns {Promise<{ faults: string[], program: object }>}
 */
export async function poolOne(library, seed, folder) {
  mkdirSync(folder);
  const program = poolProgram(seed, folder);
  const { module, ran } = program;
  writeFileSync(join(folder, module.file), module.text);
  const before = process.getActiveResourcesInfo().length;
  const uncaught = [];
  const onError = (error) => uncaught.push(`uncaught: ${error?.stack ?? error}`);
  process.on('uncaughtException', onError).on('unhandledRejection', onError);
  const faults = await new Play(library, program).run(() => beganIn(ran));
  faults.push(...(await leftBehind(before)), ...uncaught);
  process.off('uncaughtException', onError).off('unhandledRejection', onError);
  rmSync(folder, { recursive: true, force: true });
  const { ran: _, held, module: file, ...told } = program;
  return { faults, program: { ...told, file: file.file, name: file.name } };
}

/** One program while it runs. */
class Play {
  faults = [];
  more = [];
  reason = new Error('called off');
  controller = new AbortController();
  isCut = false;
  hadResult = null;
  hadCallback = null;
  ending = [];

  constructor({ Pool, task }, program) {
    this.program = program;
    this.pool = new Pool(program.options);
    const { file, name } = program.module;
    this.fn = task(pathToFileURL(join(program.ran, '..', file)), name);
    this.firstResult = new Promise((resolve) => {
      this.hadResult = resolve;
    });
  }

  /** @param began - how often each task has begun */
  async run(began) {
    const { program, faults } = this;
    const followed = [];
    for (const call of program.calls) {
      const following = this.follow(call);
      followed.push(following);
      if (program.inTurn) {
        await following;
      }
    }
    const all = Promise.all(followed);
    if (program.cut) {
      await this.when(program.cut.when, all);
      this.cutNow();
    }
    const ended = program.cut ? this.end() : all.then(() => this.end());
    const got = await all;
    await Promise.all([ended, ...this.ending]);
    await Promise.all(this.more);
    const counts = began();
    counts.delete(-1);
    const seen = { began: counts, isInterruption: (error) => this.isInterruption(error) };
    program.calls.forEach((call, at) => {
      faults.push(...wrongCall(program, call, got[at], seen));
    });
    faults.push(...wrongBeginnings(program, counts));
    await this.isOver();
    return faults;
  }

  async follow(call) {
    try {
      return await follow(this.pool, this.fn, call, {
        options: call.hasSignal ? { signal: this.controller.signal } : {},
        onResult: () => this.hadResult(),
        onCallback: () => {
          this.hadResult();
          if (this.program.cut?.when === 'in a callback') {
            this.cutNow();
          }
        },
        fault: (fault) => this.faults.push(fault),
        more: this.more,
      });
    } catch (error) {
      return { error }; // A call that was refused, because the pool is closed.
    }
  }

  async when(moment, all) {
    switch (moment) {
      case 'at once':
        return;
      case 'in a tick':
        await new Promise((resolve) => setImmediate(resolve));
        return;
      case 'when held':
        while (!existsSync(this.program.held)) {
          await sleep(5);
        }
        return;
      default:
        await Promise.race([this.firstResult, all]);
    }
  }

  cutNow() {
    if (this.isCut) {
      return;
    }
    this.isCut = true;
    const { pool, controller, ending } = this;
    switch (this.program.cut.how) {
      case 'terminate':
        ending.push(pool.terminate());
        break;
      case 'terminate twice':
        ending.push(pool.terminate(), pool.terminate());
        break;
      case 'abort':
        controller.abort(this.reason);
        break;
      case 'abort, then terminate':
        controller.abort(this.reason);
        ending.push(pool.terminate());
        break;
      case 'close':
        pool.close();
        break;
    }
  }

  async end() {
    const { pool, program } = this;
    const isAborted = program.cut?.how.startsWith('abort');
    const isEndless = program.calls.some(
      ({ whats, hasSignal }) => whats.some((what) => HOLDS.includes(what)) && !(hasSignal && isAborted),
    );
    if (program.end === 'terminate' || isEndless) {
      await pool.terminate();
    } else if (program.end === 'dispose') {
      await pool[Symbol.asyncDispose]();
    } else {
      pool.close();
      const joined = [pool.join()];
      if (program.end === 'join twice') {
        joined.push(pool.join());
      } else if (program.end === 'terminate while it joins') {
        joined.push(pool.terminate());
      }
      await Promise.all(joined);
    }
  }

  isInterruption(error) {
    const { cut, end } = this.program;
    const isOver =
      cut !== null && (cut.how.includes('terminate') || end.includes('terminate') || end === 'dispose');
    return (
      (error === this.reason && cut?.how.startsWith('abort')) ||
      (isOver && error?.name === 'TerminatedError') ||
      (cut !== null && error?.message === 'Pool not running')
    );
  }

  /** A pool that has ended takes nothing more, and can be ended again. */
  async isOver() {
    const { pool, fn, faults } = this;
    const refusal = await pool.map(fn, [1]).then(
      () => null,
      (error) => error,
    );
    if (refusal?.message !== 'Pool not running') {
      faults.push(`a pool that has ended says ${refusal}`);
    }
    await Promise.all([pool.join(), pool.terminate(), pool.join()]);
    const tasks = pool.record?.tasks ?? [];
    const open = tasks.filter(({ status }) => status === 'pending' || status === undefined);
    if (open.length > 0) {
      faults.push(`tasks without an outcome in the record: ${open.map(({ index }) => index)}`);
    }
  }
}

function beganIn(ran) {
  const began = new Map();
  for (const line of existsSync(ran) ? readFileSync(ran, 'utf8').split('\n').slice(0, -1) : []) {
    began.set(Number(line), (began.get(Number(line)) ?? 0) + 1);
  }
  return began;
}

/** What a pool keeps alive or leaves in the temporary folder, once it has ended. */
async function leftBehind(before) {
  const left = () => [
    ...(process.getActiveResourcesInfo().length > before
      ? [`keeps the program alive: ${process.getActiveResourcesInfo()}`]
      : []),
    ...children().map((pid) => `left the process ${pid}`),
    ...readdirSync(process.env.TMPDIR).map((file) => `left ${file} in the temporary folder`),
  ];
  for (const end = performance.now() + GOING; left().length > 0 && performance.now() < end; ) {
    await sleep(10);
  }
  return left();
}

/** The processes that this one has started. Linux only. */
function children() {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
}
