import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
  type Worker,
} from 'node:worker_threads';
import { asWorkerData } from '../worker/port.js';
import type { Request } from '../worker/wire.js';
import { GRACE, makeWithWorkerpool } from './madeWorker.js';
import { refuseLost } from './refuseLost.js';
import { type Incoming, Requests } from './requests.js';
import type { SpawnOptions, WorkerHandle, WorkerListener } from './workerHandle.js';

/** Older ones send a thread what loses its content on the way, where newer ones refuse most of it themselves. */
const FIELDS = Number.parseInt(process.versions.node, 10) < 22 ? 'unread' : 'no';

/** Makes a thread, with a port of ours in it. @throws when the system refuses it */
export function spawnThread(
  { resourceLimits, lookFor }: SpawnOptions,
  listener: WorkerListener,
): WorkerHandle {
  const { port1: port, port2 } = new MessageChannel();
  let made: ReturnType<typeof makeWithWorkerpool<Worker>>;
  try {
    made = makeWithWorkerpool<Worker>('thread', {
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
