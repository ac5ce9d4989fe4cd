/**
 * CPython's default chunk size for the maps: four chunks per worker, rounded up.
 *
 * @param tasks - how many
 * @param workers - how many
 * @returns tasks in a chunk; 0 for no tasks
 * Source: CPython, Lib/multiprocessing/pool.py, `_map_async`: `divmod(len(iterable), len(self._pool) * 4)`.
 */
export function defaultChunkSize(tasks: number, workers: number): number {
  return Math.ceil(tasks / (workers * 4));
}
