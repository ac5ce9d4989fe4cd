import type { RunStore } from '../../record/store.js';
import { count, counted, duration, NONE } from '../format.js';
import type { Pairs } from './match.js';

/** One thing that was set before a run, in both of them. */
export interface SetupRow {
  name: string;
  before: string;
  after: string;
  differs: boolean;
}

/** How two runs were set up, thing by thing. */
export function setup(before: RunStore, after: RunStore, pairs: Pairs): SetupRow[] {
  const row = (name: string, of: (store: RunStore) => string): SetupRow => {
    const [a, b] = [of(before), of(after)];
    return { name, before: a, after: b, differs: a !== b };
  };
  return [
    row('Function', ({ header }) => header.function.name),
    row('File', ({ header }) => header.function.file),
    row('Line', ({ header }) => (header.function.line > 0 ? String(header.function.line) : NONE)),
    functionText(before, after),
    row('Mode', ({ header }) => header.mode),
    row('Workers', ({ header }) => count(header.pool.workers)),
    row('Worker type', ({ header }) => (header.pool.workerType === 'thread' ? 'threads' : 'processes')),
    row('Chunk size', ({ header }) => String(header.pool.chunksize ?? NONE)),
    row('Time limit a task', ({ header }) => (header.timeout === null ? 'none' : duration(header.timeout))),
    row('Chunks a worker', ({ header }) =>
      header.maxtasksperchild === null ? 'any number' : count(header.maxtasksperchild),
    ),
    row('Inputs from', ({ header }) => header.inputs.source || NONE),
    row('Number of inputs', ({ tasks }) => count(tasks.length)),
    inputs(before, after, pairs),
    row('Cores', ({ header }) => count(header.machine.cores)),
    row('Node', ({ header }) => header.machine.node.replace(/^v/, '')),
    row('Platform', ({ header }) => header.machine.platform),
    row('Poolscope', ({ header }) => header.poolscope),
  ];
}

/** Only its fingerprint is in the record: whether it was changed, not how. */
function functionText(before: RunStore, after: RunStore): SetupRow {
  const [a, b] = [before, after].map(({ header }) => header.function.fingerprint);
  const name = 'Function’s text';
  if (a === undefined || b === undefined) {
    return { name, before: NONE, after: 'not known', differs: false };
  }
  return { name, before: NONE, after: a === b ? 'the same' : 'changed', differs: a !== b };
}

function inputs(before: RunStore, after: RunStore, { by, same }: Pairs): SetupRow {
  const most = Math.max(before.tasks.length, after.tasks.length);
  const isAll = same === most && before.tasks.length === after.tasks.length;
  const words = isAll
    ? by === 'input'
      ? 'the same, in another order'
      : 'the same'
    : same === 0
      ? 'others'
      : `${counted(same, 'input')} in both`;
  return { name: 'Inputs', before: NONE, after: words, differs: !(isAll && by === 'place') };
}
