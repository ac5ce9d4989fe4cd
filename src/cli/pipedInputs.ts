import { spawn } from 'node:child_process';
import { createReadStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';
import { RequestError } from '../errors.js';
import { descriptorOf, pipeInWords } from '../inputs/kinds/pipe.js';
import { spool } from '../inputs/spool.js';
import { HANDED } from '../runner/fork.js';
import type { RunRequest } from '../runner/request.js';
import type { Series } from './series.js';
import { tell } from './streams.js';

/** As many inputs as a run takes where nothing is said. */
const MOST_INPUTS = 10_000_000;

type Bytes = AsyncIterable<Uint8Array> & { destroy(): unknown };

/**
 * Reads inputs that come through a pipe to their end, once: the run's process has another standard input, and some commands read
 * their inputs more often. The processes of the series get them as a file.
 *
 * @returns the request to run; null when it was cancelled meanwhile
 * @throws RequestError where the pipe cannot be read, or never ends
 */
export async function withPipeRead(request: RunRequest, series: Series): Promise<RunRequest | null> {
  const { inputs, maxInputs = MOST_INPUTS } = request;
  if (inputs.kind !== 'pipe') {
    return request;
  }
  const shown = pipeInWords(inputs.path);
  const { signal } = series;
  try {
    const stream = open(inputs.path, shown, signal);
    const stop = () => stream.destroy();
    signal.addEventListener('abort', stop, { once: true });
    series.handed = await spool(stream, shown, maxInputs, signal);
    signal.removeEventListener('abort', stop);
  } catch (error) {
    if (series.interrupted) {
      tell('poolscope: cancelled before anything ran\n');
      return null;
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new RequestError(`${shown} cannot be read: ${message}.`);
  }
  return { ...request, inputs: { ...inputs, fd: HANDED } };
}

function open(path: string, shown: string, signal: AbortSignal): Bytes {
  const descriptor = descriptorOf(path);
  if (descriptor === undefined) {
    return throughCat(path, shown, signal);
  }
  if (isatty(descriptor)) {
    throw new RequestError(
      `${shown} is a terminal. Pipe the inputs into the command (… | poolscope run …), or give --inputs-from a file.`,
    );
  }
  const found = fstatSync(descriptor);
  if (found.isDirectory()) {
    throw new RequestError(`${shown} is a folder.`);
  }
  // A pipe is waited for without a thread, which nothing could call back.
  return found.isFIFO() || found.isSocket()
    ? new Socket({ fd: descriptor, readable: true, writable: false })
    : createReadStream('', { fd: descriptor, autoClose: false });
}

/**
 * A pipe that has a name is opened only once somebody writes to it. A process of its own waits for that: unlike a thread of this
 * one it can be ended.
 */
function throughCat(path: string, shown: string, signal: AbortSignal): Bytes {
  const child = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, 1000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  ended.catch(() => {}); // It is heard below, if it is waited for.
  signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* child.stdout as AsyncIterable<Uint8Array>;
      const code = await ended;
      if (code !== 0) {
        throw new RequestError(`${shown} cannot be read: ${said.trim() || 'reading it was ended'}.`);
      }
    } finally {
      child.kill('SIGKILL');
    }
  }
  return Object.assign(bytes(), { destroy: () => child.stdout.destroy() });
}
