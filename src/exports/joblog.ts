import { completionOrderInSteps } from '../profile/orders.js';
import { plainLine } from '../record/printable.js';
import { Status } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { previewArgs } from '../record/values.js';
import { givingWay } from './givingWay.js';

/**
 * The job log of GNU parallel (`--joblog`): a line per job in the order in which they came back, its columns
 * separated by tabs. Times in seconds, `Starttime` since 1970; `Send` and `Receive` are the lengths of arguments and
 * result in characters. As in GNU parallel, jobs that were never run have no line, and one that ran out of time has
 * the exit value -1 and the signal 15. Those that ran and never came back are the last, in input order.
 */
export function* toJoblog(store: RunStore): Generator<string> {
  const order = yield* givingWay(completionOrderInSteps(store));
  yield 'Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n';
  const written = new Uint8Array(store.tasks.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    written[row] = 1;
    yield* line(store, row);
  }
  for (let row = 0; row < written.length; row++) {
    if (written[row] === 0) {
      yield* line(store, row);
    }
  }
}

function* line(store: RunStore, row: number): Generator<string> {
  const { started, ended, status } = store.tasks.data;
  const from = started[row] as number;
  const code = status[row] as number;
  if (Number.isNaN(from)) {
    return;
  }
  const runtime = Number.isNaN(ended[row]) ? 0 : Math.max(0, (ended[row] as number) - from);
  const [exit, signal] = EXITS[code] ?? [1, 0];
  const cells = [
    row + 1,
    ':',
    seconds(store.header.startedAt + from),
    seconds(runtime),
    store.args.sizeOf(row),
    store.outcomes.sizeOf(row),
    exit,
    signal,
    `${plainLine(store.header.function.name)}(${previewArgs(store.args.at(row) ?? '[]', 500)})`,
  ];
  yield `${cells.join('\t')}\n`;
}

/** Exit value and signal by status. */
const EXITS: Readonly<Record<number, readonly [number, number]>> = {
  [Status.ok]: [0, 0],
  [Status.failed]: [1, 0],
  [Status.timedOut]: [-1, 15],
  [Status.crashed]: [1, 9],
  [Status.cancelled]: [-1, 15],
};

/** As GNU parallel writes them: padded to ten characters, milliseconds kept. */
function seconds(ms: number): string {
  return (ms / 1000).toFixed(3).padStart(10);
}
