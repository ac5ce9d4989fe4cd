import * as v from 'valibot';
import { RequestError } from '../../errors.js';
import { metrics } from '../../profile/metrics.js';
import { loadRun } from '../../storage/index.js';
import { readText } from '../../text/file.js';

/** Bytes of a document: with more it is no text that could be parsed. */
const MOST_BYTES = 500_000_000;

/** What is known of an earlier run that this one is compared with. Times in ms. */
export interface Earlier {
  /** As it was given. */
  file: string;
  function: string;
  mode: string;
  workers: number;
  tasks: number;
  wall: number;
  median: number | null;
  p95: number | null;
}

/**
 * Reads an earlier run: a .poolscope file, or the document of `poolscope run --json`.
 *
 * @throws RequestError when it is none, or did not end well: what failed halfway is no measure
 */
export async function earlierRun(file: string): Promise<Earlier> {
  const found = /\.json$/i.test(file) ? await fromDocument(file) : await fromRecord(file);
  if (found.outcome !== 'completed' || !(found.wall > 0)) {
    throw new RequestError(
      `--baseline ${file}: that run ${found.outcome}, so it is nothing to compare with.`,
    );
  }
  const { outcome: _, ...earlier } = found;
  return earlier;
}

type Found = Earlier & { outcome: string };

async function fromRecord(file: string): Promise<Found> {
  const store = await loadRun(file);
  const { function: fn, mode, outcome } = store.header;
  const { wall, tasks, workers, duration } = metrics(store);
  const [median, p95] = [duration?.median ?? null, duration?.p95 ?? null];
  return { file, function: fn.name, mode, workers, tasks, wall, median, p95, outcome };
}

async function fromDocument(file: string): Promise<Found> {
  const text = readText(file, `--baseline ${file}`, MOST_BYTES);
  try {
    const document: unknown = JSON.parse(text);
    if ((document as { format?: unknown } | null)?.format !== 'poolscope-run') {
      throw new TypeError('it is not the document of a run');
    }
    const { function: fn, mode, outcome, metrics: numbers } = v.parse(DOCUMENT, document);
    const { wall, tasks, workers, duration } = numbers;
    const [median, p95] = [duration?.median ?? null, duration?.p95 ?? null];
    return { file, function: fn.name, mode, workers, tasks, wall: wall ?? 0, median, p95, outcome };
  } catch (error) {
    throw new RequestError(
      `--baseline ${file} is no run: ${(error as Error).message}. It takes a .poolscope file or what poolscope run --json prints.`,
    );
  }
}

const number = v.pipe(v.number(), v.finite(), v.minValue(0));
/** What is read of a run's document. */
const DOCUMENT = v.object({
  function: v.object({ name: v.string() }),
  mode: v.string(),
  outcome: v.string(),
  metrics: v.object({
    wall: v.nullable(number),
    tasks: number,
    workers: number,
    duration: v.nullable(v.object({ median: number, p95: number })),
  }),
});
