// Bare node:worker_threads, one message in flight per worker: what a careful person writes without a library.
import { Worker } from 'node:worker_threads';

const URL_OF_WORKER = new URL('../work/raw.mjs', import.meta.url);

export async function open(workers) {
  const queue = [];
  let next = 0;
  const lanes = Array.from({ length: workers }, () => {
    const lane = { worker: new Worker(URL_OF_WORKER), resolve: null };
    lane.worker.on('message', (result) => {
      const { resolve } = lane;
      lane.resolve = null;
      feed(lane);
      resolve(result);
    });
    return lane;
  });
  await Promise.all(lanes.map(({ worker }) => new Promise((resolve) => worker.once('online', resolve))));

  function feed(lane) {
    if (next < queue.length) {
      const { message, resolve, transfer } = queue[next];
      queue[next++] = undefined;
      lane.resolve = resolve;
      lane.worker.postMessage(message, transfer);
      if (next === queue.length) {
        queue.length = next = 0;
      }
    }
  }

  return {
    call: (name, argument, transfer = []) =>
      new Promise((resolve) => {
        queue.push({ message: [name, argument], resolve, transfer });
        const idle = lanes.find((lane) => lane.resolve === null);
        if (idle) {
          feed(idle);
        }
      }),
    close: () => Promise.all(lanes.map(({ worker }) => worker.terminate())),
  };
}
