import { isMainThread, threadId } from 'node:worker_threads';
import { BatchRun, type UserFunction } from './batch.js';
import { BegunRows, withBegunRows } from './begunRows.js';
import { type CellWriter, openCell } from './cell.js';
// First: it takes what is ours before anything else runs.
import { holder, lookFor, Moving, post, serve } from './channel.js';
import { callersClock } from './clock.js';
import { keepCompiled, onCompiled } from './compiled.js';
import { allowDepth } from './copy.js';
import { keepDescriptor } from './descriptor.js';
import { wireError } from './errors.js';
import { holdsOpen } from './importing.js';
import { loadFunction, onImporting } from './load.js';
import { movedWithResults } from './moved.js';
import { Origin } from './origin.js';
import { OutputCatcher } from './output.js';
import { isThenable } from './thenable.js';
import { UsageMeter } from './usage.js';
import { lookForParent, watchParent } from './watchdog.js';
import {
  type BatchMessage,
  type InitMessage,
  type InitReply,
  Method,
  type ResultsMessage,
  type RunReply,
  type Usage,
  type WireError,
} from './wire.js';

/** The descriptor of the channel to the pool, in a process. */
const CHANNEL = 3;

let now: () => number;
let cell: CellWriter;
let output: OutputCatcher;
let running: BatchRun | null = null;
let usage: UsageMeter | null = null;
/** Ends the CPU profile and writes it, where one is taken. */
let endProfile = () => {};
const origin = new Origin();

async function init(message: InitMessage): Promise<InitReply> {
  now = callersClock(message);
  const ready = now();
  allowDepth(message.deepest);
  cell = openCell(message.cell);
  if (message.begunRows !== undefined) {
    cell = withBegunRows(cell, new BegunRows(message.begunRows));
  }
  output = new OutputCatcher(
    now,
    () => origin.current(),
    (at, bytes) => cell.keepWords(at, bytes),
  );
  output.install();
  process.setSourceMapsEnabled(true);
  watchForDeath();
  if (isMainThread) {
    watchParent({ channel: CHANNEL });
  }
  for (const file of message.compiled) {
    keepCompiled(file);
  }
  onImporting((url) => post({ poolscope: 'importing', url }));
  onCompiled((file) => post({ poolscope: 'compiled', file }));
  let failure: InitReply['failure'] = null;
  for (const address of message.preload) {
    try {
      await loadFunction(address);
    } catch (error) {
      failure ??= wireError(error);
    }
  }
  const unfit = failure ?? (message.initializer ? await initialize(message.initializer) : null);
  usage = message.measured ? new UsageMeter() : null;
  if (message.profile !== undefined) {
    await takeProfile(message.profile);
  }
  output.flush(true);
  const osId = isMainThread ? process.pid : threadId;
  return { osId, ready, imported: now(), failure, unfit: failure ? null : unfit };
}

async function takeProfile(file: string): Promise<void> {
  const { startProfile } = await import('./profile.js');
  const end = await startProfile(file);
  endProfile = () => {
    endProfile = () => {};
    try {
      end();
      post({ poolscope: 'profiled', file });
    } catch (error) {
      process.stderr.write(`The CPU profile could not be written: ${(error as Error).message}\n`);
    }
  };
}

/** @returns what it threw, or null */
async function initialize({ fn, args }: NonNullable<InitMessage['initializer']>): Promise<WireError | null> {
  try {
    await (await loadFunction(fn))(...args);
    return null;
  } catch (error) {
    return wireError(error);
  }
}

/** Before this worker dies, what it has finished and printed is sent; why it dies is said, and whose doing it is. */
function watchForDeath(): void {
  let told = false;
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    told = true;
    post({ poolscope: 'fatal', error: wireError(error), late: isLate() });
  });
  process.on('exit', () => {
    if (!told && running !== null) {
      post({ poolscope: 'fatal', error: null, late: isLate() });
    }
    running?.flush();
    endProfile();
    output.flush(true);
  });
}

/** Whether what happens now was begun by a task that is over, while another one runs. */
function isLate(): boolean {
  return running?.isOthersDoing() ?? false;
}

function run(batch: BatchMessage): Moving | Promise<Moving> {
  const loading = loadFunction(batch.fn);
  if (isThenable(loading)) {
    post({ poolscope: 'loading', seq: batch.seq });
    return loading.then((fn) => runWith(batch, fn), refuse);
  }
  return runWith(batch, loading);
}

function refuse(error: unknown): Moving {
  post({ poolscope: 'load-failed', error: wireError(error) });
  return reply(0, null);
}

function reply(ran: number, results: ResultsMessage | null): Moving {
  const answer: RunReply = { ran, results };
  return new Moving(answer, results === null ? [] : movedWithResults(results));
}

function runWith(batch: BatchMessage, fn: UserFunction): Moving | Promise<Moving> {
  const ours = new BatchRun(batch, fn, { now, cell, post, output, origin });
  running = ours;
  const start = usage ? now() : 0;
  const done = running.run();
  const isPromise = isThenable(done);
  const ended = usage?.begun(start, !isPromise);
  const end = (results: ResultsMessage | null) => {
    ended?.(now());
    return finish(ours.ran, results);
  };
  return isPromise ? done.then(end) : end(done);
}

/** What a batch printed is sent before its last results: whoever has those may end this worker at once. */
function finish(ran: number, results: ResultsMessage | null): Moving {
  running = null;
  output.flush(true);
  return reply(ran, results);
}

/** This worker is about to end. @returns what it measured; null where it was not to measure */
async function farewell(): Promise<Usage | null> {
  endProfile();
  output.flush(true);
  return (await usage?.read()) ?? null;
}

/** For the handshake of clocks: when the question arrived, on the caller's clock (ms). */
function ping(): number {
  return now();
}

/** It is up. */
function hello(): void {}

holdsOpen(holder);

// Not asked for by a message: it must look also when the process's own thread comes to nothing else any more.
if (lookFor !== undefined) {
  lookForParent(lookFor);
}

if (isMainThread) {
  keepDescriptor(CHANNEL);
}

serve({
  [Method.hello]: hello,
  [Method.init]: init,
  [Method.run]: run,
  [Method.ping]: ping,
  [Method.farewell]: farewell,
});
