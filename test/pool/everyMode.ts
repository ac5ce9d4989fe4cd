import type { Pool, Task } from '../../src/index.js';
import { MODE_NAMES, type Mode } from '../../src/record/modes.js';

export { MODE_NAMES };

/** Makes the calls of a mode, goes on after every failure, and comes back when there is nothing more to get. */
export async function callAll(pool: Pool, mode: Mode, fn: Task, inputs: unknown[], chunksize: number) {
  const rows = inputs.map((input) => [input]);
  const options = { chunksize };
  switch (mode) {
    case 'map':
      await pool.map(fn, inputs, options).catch(() => {});
      break;
    case 'starmap':
      await pool.starmap(fn, rows, options).catch(() => {});
      break;
    case 'map_async':
      await pool.mapAsync(fn, inputs, options).wait();
      break;
    case 'starmap_async':
      await pool.starmapAsync(fn, rows, options).wait();
      break;
    case 'apply':
      for (const row of rows) {
        await pool.apply(fn, row).catch(() => {});
      }
      break;
    case 'apply_async':
      await Promise.all(rows.map((row) => pool.applyAsync(fn, row).wait()));
      break;
    case 'imap':
    case 'imap_unordered': {
      const results =
        mode === 'imap' ? pool.imap(fn, inputs, options) : pool.imapUnordered(fn, inputs, options);
      for (let done = false; !done; ) {
        done = await results.next().then(
          (step) => step.done === true,
          () => false,
        );
      }
      break;
    }
  }
}
