import { MessagePort, parentPort, type Transferable } from 'node:worker_threads';
import { openParentLine } from './parentLine.js';
import { takeThreadData } from './port.js';
import type { Answer, Request, ResultsMessage, RunReply, WorkerMessage } from './wire.js';

/** The methods that the pool can call; each request is answered with what one returns or promises. */
export type Methods = Record<string, (...params: never[]) => unknown>;

// Taken before any code of the user's is loaded: it may put others in their places.
const exit = process.exit.bind(process);
const { postMessage, on, ref, unref } = MessagePort.prototype as MessagePort;

/** What this thread was given; null in a process. */
const given = takeThreadData();
/** The number of the parent of this process, where this thread is to look for it. */
export const lookFor = given?.lookFor;

let methods: Methods = {};

/** To the pool; nothing else is said or heard there. */
const line = given ? null : openParentLine({ heard, unreadable, closed: () => exit(1), cut });
const send: (message: WorkerMessage | Answer, moved?: readonly Transferable[]) => void = given
  ? postMessage.bind(given.port)
  : (message) => line?.send(message, undefined, valuesOf(message));

/** What in a message is the user's. */
function valuesOf(message: WorkerMessage | Answer): unknown {
  const results = 'result' in message ? (message.result as Partial<RunReply> | null)?.results : message;
  return (results as Partial<ResultsMessage> | null | undefined)?.values;
}

/**
 * Sends a message to the pool at any time, also between batches and while the worker is dying.
 *
 * @param moved - what of it goes over to the pool instead of a copy; a process copies all the same
 * @throws DataCloneError when the message holds something that cannot be sent; nothing was sent then.
 */
export function post(message: WorkerMessage, moved?: readonly Transferable[]): void {
  send(message, moved);
}

/** An answer with things to be moved. */
export class Moving {
  constructor(
    readonly result: unknown,
    readonly moved: readonly Transferable[],
  ) {}
}

/** Answers requests from now on: one at a time, as they come. */
export function serve(all: Methods): void {
  methods = all;
  if (given) {
    on.call(given.port, 'message', heard);
    on.call(given.port, 'messageerror', unreadable);
  }
  if (given && parentPort) {
    const { close } = parentPort;
    parentPort.close = function (...args) {
      cut();
      return close.apply(this, args);
    };
  }
}

/** A request waits for a promise. */
let isWaiting = false;
let isCut = false;

/**
 * User code has closed what it takes for this worker's channel. Ours stays; but where its task then waits for what nothing
 * can bring any more, this worker ends, as it would have.
 */
function cut(): void {
  isCut = true;
  hold(!isWaiting);
}

/** Whether our channel keeps this worker alive. */
function hold(holds: boolean): void {
  line?.hold(holds);
  if (given) {
    (holds ? ref : unref).call(given.port);
  }
}

/** What of ours keeps this worker from ending while it waits for requests. */
export const holder = { ref: () => hold(!(isCut && isWaiting)), unref: () => hold(false) };

function heard(message: unknown): void {
  const { id, method, params } = message as Request;
  if (method === 'exit') {
    exit(0);
  }
  try {
    const result = methods[method]?.(...(params as never[]));
    if (isPromise(result)) {
      isWaiting = true;
      if (isCut) {
        hold(false);
      }
      result.then(
        (value) => answer(id, value),
        (error: unknown) => fail(id, error),
      );
    } else {
      answer(id, result);
    }
  } catch (error) {
    fail(id, error);
  }
}

/** None of our methods gives anything with a `then` but the promises of `async` functions. */
function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Partial<Promise<unknown>> | null | undefined)?.then === 'function';
}

/** Whoever is waited for is there. */
function end(): void {
  if (isCut) {
    isCut = false;
    hold(true);
  }
  isWaiting = false;
}

function answer(id: number, value: unknown): void {
  end();
  if (value instanceof Moving) {
    send({ id, result: value.result }, value.moved);
  } else {
    send({ id, result: value });
  }
  line?.test(() => send({ poolscope: 'deaf' }));
}

/** Our own doing, or that of user code which has broken what we stand on. */
function fail(id: number, error: unknown): void {
  end();
  send({ id, failed: String((error as Partial<Error> | null)?.message ?? error) });
}

/** A request came that cannot be read here. Nothing of it has begun: whoever sent it may send it otherwise. */
function unreadable(error: unknown): void {
  send({ unread: String((error as Partial<Error> | null)?.message ?? error) });
}
