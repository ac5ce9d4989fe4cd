import { isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { BatchRun, type UserFunction } from './batch.js';
import { BegunRows, withBegunRows } from './begunRows.js';
import { type CellWriter, openCell } from './cell.js';
import { post } from './channel.js';
import { callersClock } from './clock.js';
import { keepCompiled, onCompiled } from './compiled.js';
import { copyOf } from './copy.js';
import { wireError } from './errors.js';
import { holdsOpen } from './importing.js';
import { loadFunction, onImporting } from './load.js';
import { movedWithResults } from './moved.js';
import { Origin } from './origin.js';
import { OutputCatcher } from './output.js';
import { isThenable } from './thenable.js';
import { UsageMeter } from './usage.js';
import { isForLooking, type LookOut, lookForParent, watchParent } from './watchdog.js';
import {
  type BatchMessage,
  type InitMessage,
  type InitReply,
  Method,
  type ResultsMessage,
  type Usage,
  type WireError,
} from './wire.js';

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
    watchParent(typeof message.cell === 'string' ? { open: message.cell } : {});
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

/** The last results of a batch, whose buffers are moved. */
type RunReply = InstanceType<typeof workerpool.Transfer> | null;

/** Whether what happens now was begun by a task that is over, while another one runs. */
function isLate(): boolean {
  return running?.isOthersDoing() ?? false;
}

function run(batch: BatchMessage): RunReply | Promise<RunReply> {
  const loading = loadFunction(batch.fn);
  if (isThenable(loading)) {
    return loading.then((fn) => runWith(batch, fn), refuse);
  }
  return runWith(batch, loading);
}

function refuse(error: unknown): null {
  post({ poolscope: 'load-failed', error: wireError(error) });
  return null;
}

function runWith(batch: BatchMessage, fn: UserFunction): RunReply | Promise<RunReply> {
  running = new BatchRun(batch, fn, {
    now,
    cell,
    post,
    output,
    copy: copyOf,
    origin,
  });
  const start = usage ? now() : 0;
  const done = running.run();
  const isPromise = isThenable(done);
  const ended = usage?.begun(start, !isPromise);
  const end = (results: ResultsMessage | null) => {
    ended?.(now());
    return finish(results);
  };
  return isPromise ? done.then(end) : end(done);
}

/** What a batch printed is sent before its last results: whoever has those may end this worker at once. */
function finish(results: ResultsMessage | null): RunReply {
  running = null;
  output.flush(true);
  return results && new workerpool.Transfer(results, movedWithResults(results));
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

/** The first word to one that was started before it was known for what. */
function hello(): void {}

const ours = parentPort ?? process.channel;
if (ours) {
  holdsOpen(ours);
}

// Not asked for by a message: it must look also when the process's own thread comes to nothing else any more.
if (isForLooking(workerData)) {
  lookForParent(workerData.lookFor);
  delete (workerData as Partial<LookOut>).lookFor;
}

workerpool.worker({
  [Method.hello]: hello,
  [Method.init]: init,
  [Method.run]: run,
  [Method.ping]: ping,
  [Method.farewell]: farewell,
});
