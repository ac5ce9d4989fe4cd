// What a person writes to run some tasks with workerpool: `script.mjs COUNT` prints the sum of the results.
import { fileURLToPath } from 'node:url';
import workerpool from 'workerpool';

const pool = workerpool.pool(fileURLToPath(new URL('workerpool.mjs', import.meta.url)), {
  maxWorkers: 2,
  workerType: 'thread',
});
const inputs = Array.from({ length: Number(process.argv[2]) }, (_, i) => i + 3);
const results = await Promise.all(inputs.map((input) => pool.exec('call', ['square', input])));
console.log(results.reduce((sum, result) => sum + result, 0));
await pool.terminate();
