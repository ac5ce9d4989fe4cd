import * as l10n from '@vscode/l10n';
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
    row(l10n.t('Function'), ({ header }) => header.function.name),
    row(l10n.t('File'), ({ header }) => header.function.file),
    row(l10n.t('Line'), ({ header }) => (header.function.line > 0 ? String(header.function.line) : NONE)),
    functionText(before, after),
    row(l10n.t('Mode'), ({ header }) => header.mode),
    row(l10n.t('Workers'), ({ header }) => count(header.pool.workers)),
    row(l10n.t('Worker type'), ({ header }) =>
      header.pool.workerType === 'thread' ? l10n.t('threads') : l10n.t('processes'),
    ),
    row(l10n.t('Chunk size'), ({ header }) => String(header.pool.chunksize ?? NONE)),
    row(l10n.t('Time limit a task'), ({ header }) =>
      header.timeout === null ? l10n.t('none') : duration(header.timeout),
    ),
    row(l10n.t('Chunks a worker'), ({ header }) =>
      header.maxtasksperchild === null ? l10n.t('any number') : count(header.maxtasksperchild),
    ),
    row(l10n.t('Inputs from'), ({ header }) => header.inputs.source || NONE),
    row(l10n.t('Number of inputs'), ({ tasks }) => count(tasks.length)),
    inputs(before, after, pairs),
    row(l10n.t('Cores'), ({ header }) => count(header.machine.cores)),
    row(l10n.t('Node'), ({ header }) => header.machine.node.replace(/^v/, '')),
    row(l10n.t('Platform'), ({ header }) => header.machine.platform),
    row(l10n.t('Poolscope'), ({ header }) => header.poolscope),
  ];
}

/** Only its fingerprint is in the record: whether it was changed, not how. */
function functionText(before: RunStore, after: RunStore): SetupRow {
  const [a, b] = [before, after].map(({ header }) => header.function.fingerprint);
  const name = l10n.t('Function’s text');
  if (a === undefined || b === undefined) {
    return { name, before: NONE, after: l10n.t('not known'), differs: false };
  }
  return { name, before: NONE, after: a === b ? l10n.t('the same') : l10n.t('changed'), differs: a !== b };
}

function inputs(before: RunStore, after: RunStore, { by, same }: Pairs): SetupRow {
  const most = Math.max(before.tasks.length, after.tasks.length);
  const isAll = same === most && before.tasks.length === after.tasks.length;
  const words = isAll
    ? by === 'input'
      ? l10n.t('the same, in another order')
      : l10n.t('the same')
    : same === 0
      ? l10n.t('others')
      : l10n.t('{0} in both', counted(same, 'input'));
  return { name: l10n.t('Inputs'), before: NONE, after: words, differs: !(isAll && by === 'place') };
}
