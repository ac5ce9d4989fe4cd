// A worker of bare worker_threads: one message in, one message out.
import { parentPort } from 'node:worker_threads';
import { call } from './work.mjs';

parentPort.on('message', (message) => {
  const result = call(message);
  const buffers = result instanceof Float64Array ? [result.buffer] : [];
  parentPort.postMessage(result, buffers);
});
