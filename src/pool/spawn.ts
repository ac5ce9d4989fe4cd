import type { ChildProcess } from 'node:child_process';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
  type Worker,
} from 'node:worker_threads';
import workerpool from 'workerpool';
import { bundlePath } from '../bundles.js';
import { type Fields, lossOf } from '../worker/lost.js';
import { asWorkerData } from '../worker/port.js';
import { type Answer, Method, type Request, type WorkerMessage } from '../worker/wire.js';
import { openChildLine } from './childLine.js';
import type { LaneOptions } from './lane.js';
import { limitFlags } from './resourceLimits.js';

/** A worker that ends by itself has this long (ms) before it is ended. */
const GRACE = 500;
/** A process's last messages may come after its exit; they are waited for at most this long (ms). */
const LAST_WORDS = 1000;

/** What comes from a worker. */
type Incoming = WorkerMessage | Answer;

/** What is heard of a worker. `end` comes once, after every message. */
export interface WorkerListener {
  message(message: WorkerMessage): void;
  /** It has sent something that cannot be read here. */
  unreadable(reason: string): void;
  /** It is there: something came, if only a part of a message. */
  alive(): void;
  error(error: unknown): void;
  /** @param isUnborn - it could not be started at all */
  end(exitCode: number | null, signal: string | null, isUnborn: boolean): void;
}

/** What becomes of a request: one of these. */
export interface Answered {
  done(result: unknown): void;
  /** The worker could not read it; nothing of it has begun. */
  unread(reason: string): void;
  /** There will be no answer: the worker is gone, or does not work. */
  gone(): void;
}

/** What of a request comes from the user. */
export interface Theirs {
  args: unknown;
  /** What of it goes over to a thread instead of a copy. */
  moved: Transferable[];
}

export interface WorkerHandle {
  /**
   * Calls a method of the worker script. Never more than one at a time.
   *
   * @throws when a parameter cannot be sent; nothing was sent then
   */
  request(method: string, params: readonly unknown[], answered: Answered, theirs?: Theirs): void;
  kill(): void;
  end(): void;
}

/** The parts of workerpool's Pool that its types leave out; the tests pin the version that has them. */
interface Inside {
  minWorkers: number;
  workers: { worker: (Worker | ChildProcess) & Extra }[];
  _removeWorker(handler: object): PromiseLike<unknown>;
}
interface Extra {
  ready?: boolean;
  killed?: boolean;
  send: (message: unknown) => void;
}

/** Older ones send a thread what loses its content on the way, where newer ones refuse most of it themselves. */
const FIELDS = Number.parseInt(process.versions.node, 10) < 22 ? 'unread' : 'no';

/** @throws TypeError when something would not arrive as what it is, though it can be sent */
function refuseLost(theirs: Theirs | undefined, to: LaneOptions['workerType'], fields: Fields): void {
  const reason = lossOf(theirs?.args, to, fields, null);
  if (reason !== null) {
    throw new TypeError(reason);
  }
}

/** The flags of this process that a worker process gets, too: not a debugger's port, and not a program in the flags. */
function inheritedFlags(): string[] {
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
  const program = flags.findIndex((flag) => /^(-[ep]+|--eval|--print)$/.test(flag));
  return program < 0 ? flags : flags.toSpliced(program, 2);
}

/**
 * Has workerpool make a worker. workerpool makes it and ends it; what we say to each other goes over a channel of our own,
 * which user code in the worker has no part in, and its events are listened to directly.
 *
 * @param options - `lookFor`: the number of our parent, which a thread is to look for
 * @throws when the system refuses a thread; that it refuses a process comes with `end`
 */
export function spawnWorker(
  options: Pick<LaneOptions, 'workerType' | 'resourceLimits'> & { lookFor?: number },
  listener: WorkerListener,
): WorkerHandle {
  return options.workerType === 'thread' ? spawnThread(options, listener) : spawnProcess(options, listener);
}

function spawnThread(
  { resourceLimits, lookFor }: Parameters<typeof spawnWorker>[0],
  listener: WorkerListener,
): WorkerHandle {
  const { port1: port, port2 } = new MessageChannel();
  let made: ReturnType<typeof make<Worker>>;
  try {
    made = make<Worker>('thread', {
      workerThreadOpts: {
        ...(resourceLimits && { resourceLimits }),
        workerData: asWorkerData({ port: port2, lookFor }),
        transferList: [port2],
      },
    });
  } catch (error) {
    port.close();
    throw error;
  }
  const { worker } = made;
  const requests = new Requests(listener);
  port.on('message', (message: Incoming) => requests.heard(message));
  port.on('messageerror', (error) => listener.unreadable(error.message));
  // The worker keeps this process alive, as long as it lives; and when its end of the port is gone, so is its ear.
  port.unref();
  let ended = false;
  port.on('close', () => {
    if (!ended) {
      setTimeout(() => void worker.terminate(), GRACE).unref();
    }
  });
  worker.on('error', (error: unknown) => listener.error(error));
  worker.on('exit', (code: number) => {
    ended = true;
    drain(port, requests, listener);
    port.close();
    made.forget();
    listener.end(code, null, false);
    requests.end();
  });
  const send = (request: Request, moved?: Transferable[]) => port.postMessage(request, moved);
  return {
    request: (method, params, answered, theirs) =>
      requests.make(method, params, answered, (request) => {
        refuseLost(theirs, 'thread', FIELDS);
        send(request, theirs?.moved);
      }),
    kill: () => void worker.terminate(),
    end: () => made.end(send),
  };
}

/** What a thread has sent before it ended may not have come yet: it is there all the same. */
function drain(port: MessagePort, requests: Requests, listener: WorkerListener): void {
  for (;;) {
    try {
      const received = receiveMessageOnPort(port);
      if (received === undefined) {
        return;
      }
      requests.heard(received.message as Incoming);
    } catch (error) {
      listener.unreadable((error as Error).message);
    }
  }
}

function spawnProcess(
  { resourceLimits }: Parameters<typeof spawnWorker>[0],
  listener: WorkerListener,
): WorkerHandle {
  const made = make<ChildProcess>('process', {
    forkOpts: {
      serialization: 'advanced',
      execArgv: [...inheritedFlags(), ...limitFlags(resourceLimits)],
    },
  });
  const { worker } = made;
  const requests = new Requests(listener);
  const kill = () => {
    // What was never started has the number 0, which is that of our own process group.
    if (worker.pid !== undefined) {
      worker.kill('SIGKILL');
    }
  };
  const line = openChildLine(worker, {
    heard: (message) => requests.heard(message as Incoming),
    unreadable: (error) => listener.unreadable((error as Error).message),
    garbled: (error) => {
      listener.error(error);
      kill();
    },
    alive: () => listener.alive(),
  });
  let ended = false;
  const end = (code: number | null, signal: string | null, isUnborn = false) => {
    if (!ended) {
      ended = true;
      made.forget();
      listener.end(code, signal, isUnborn);
      requests.end();
    }
  };
  worker.on('error', (error: unknown) => {
    // Else it says that a message or a signal came too late; why it ended, its exit says.
    if (worker.pid === undefined) {
      listener.error(error);
      end(null, null, true); // It was never made: there will be no exit.
    }
  });
  worker.on('exit', (code: number | null, signal?: string | null) => {
    if (!worker.connected) {
      end(code, signal ?? null);
      return;
    }
    const timer = setTimeout(() => end(code, signal ?? null), LAST_WORDS);
    worker.once('disconnect', () => {
      clearTimeout(timer);
      end(code, signal ?? null);
    });
  });
  // One that has closed its end hears nothing more, and what it does is lost.
  worker.on('disconnect', () => {
    if (!ended) {
      setTimeout(kill, GRACE).unref();
    }
  });
  return {
    request: (method, params, answered, theirs) =>
      requests.make(method, params, answered, (request) =>
        // Once it is written, and before it is sent: a getter may not be called before V8 has.
        line.send(request, () => refuseLost(theirs, 'process', 'read')),
      ),
    kill,
    end: () => {
      made.end((request) => line.send(request));
      // workerpool asks it to end with a signal that it may have a listener for.
      const timer = setTimeout(kill, 2 * GRACE);
      worker.once('exit', () => clearTimeout(timer));
    },
  };
}

/**
 * Calls a method of a worker and waits for what it gives.
 *
 * @throws Unread when it could not read the request; Gone when there will be no answer; what sending it throws
 */
export function ask(worker: WorkerHandle, method: string, params: readonly unknown[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.request(method, params, {
      done: resolve,
      unread: (reason) => reject(new Unread(reason)),
      gone: () => reject(new Gone('The worker is gone.')),
    });
  });
}

/** A worker could not read what it was sent; the message says why. */
export class Unread extends Error {}
/** A worker is gone, or does not work; how that came is told by its end. */
class Gone extends Error {}

/** Has workerpool make a worker. @throws what making it throws */
function make<W extends Worker | ChildProcess>(
  workerType: LaneOptions['workerType'],
  options: object,
): { worker: W; end(send: (request: Request) => void): void; forget(): void } {
  const pool = workerpool.pool(bundlePath('worker.cjs'), {
    workerType,
    minWorkers: 1,
    maxWorkers: 1,
    workerTerminateTimeout: GRACE,
    ...options,
  });
  const inside = pool as unknown as Inside;
  inside.minWorkers = 0; // It makes no other in its place: that is ours to say.
  const [handler] = inside.workers as [Inside['workers'][0]];
  const { worker } = handler;
  // What comes this way is said by user code, to whoever else listens.
  worker.removeAllListeners('message');
  let isEnding = false;
  return {
    worker: worker as unknown as W,
    end: (send) => {
      isEnding = true;
      // The one thing that workerpool itself says to it.
      worker.ready = true;
      worker.send = () => send({ id: 0, method: Method.exit, params: [] });
      pool.terminate(false).then(
        () => {},
        () => {},
      );
    },
    forget: () => {
      if (!isEnding) {
        worker.killed = true;
        inside._removeWorker(handler).then(
          () => {},
          () => {},
        );
      }
    },
  };
}

/** The request that a worker is on, and what comes from it. */
class Requests {
  private lastId = 0;
  private current: { id: number; answered: Answered } | null = null;

  constructor(private readonly listener: WorkerListener) {}

  /** @throws what `send` throws; there is no request then */
  make(
    method: string,
    params: readonly unknown[],
    answered: Answered,
    send: (request: Request) => void,
  ): void {
    const id = ++this.lastId;
    send({ id, method, params });
    this.current = { id, answered };
  }

  /** The worker is gone. */
  end(): void {
    const { current } = this;
    this.current = null;
    current?.answered.gone();
  }

  heard(message: Incoming): void {
    this.listener.alive();
    if ('poolscope' in message) {
      this.listener.message(message);
      return;
    }
    const { current } = this;
    if (current === null) {
      return;
    }
    if ('unread' in message) {
      this.current = null;
      current.answered.unread(message.unread);
    } else if (message.id === current.id) {
      this.current = null;
      if ('failed' in message) {
        this.listener.error(new Error(message.failed));
        current.answered.gone();
      } else {
        current.answered.done(message.result);
      }
    }
  }
}
